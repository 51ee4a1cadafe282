package io.dealstream.command.imports;

import io.dealstream.command.decision.Recorded;
import io.dealstream.command.imports.file.RowProblem;

/** What became of a row. */
sealed interface Outcome {

  /** It made something happen. */
  record Accepted() implements Outcome {}

  /** It said what was so already, or was read before. */
  record Unchanged() implements Outcome {}

  record Rejected(RowProblem problem) implements Outcome {}

  static Outcome of(Recorded recorded) {
    return switch (recorded) {
      case Recorded.Accepted _ -> new Accepted();
      case Recorded.Unchanged _ -> new Unchanged();
      case Recorded.Refused(var rule, var field, var detail) ->
          new Rejected(new RowProblem(rule, field, detail));
    };
  }
}
