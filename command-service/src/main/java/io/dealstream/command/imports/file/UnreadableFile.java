package io.dealstream.command.imports.file;

/** The whole file is of no use. Says where that showed. */
public final class UnreadableFile extends Exception {

  private final long line;
  private final RowProblem problem;

  public UnreadableFile(long line, RowProblem problem) {
    super(problem.rule() + ": " + problem.detail(), null, false, false);
    this.line = line;
    this.problem = problem;
  }

  public long line() {
    return line;
  }

  public RowProblem problem() {
    return problem;
  }
}
