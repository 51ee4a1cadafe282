package io.dealstream.local.terminal;

/** Why something cannot be done, in one line for the person who asked. */
public final class Refusal extends RuntimeException {

  public Refusal(String line) {
    super(line, null, false, false); // an answer, not a failure: no stack trace
  }

  public Refusal(String line, Throwable cause) {
    super(line, cause, false, false);
  }

  /** The line: what a caller is told. */
  public String line() {
    var message = getMessage();
    return message == null ? "" : message;
  }
}
