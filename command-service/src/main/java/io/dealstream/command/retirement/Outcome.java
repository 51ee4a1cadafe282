package io.dealstream.command.retirement;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Refusal;

/** What became of a deal that stood in the stage. */
sealed interface Outcome {

  record Moved() implements Outcome {}

  /** It stood elsewhere, or was decided, before its turn came. */
  record Left() implements Outcome {}

  /** It stands there still: a rule of the pipeline says no to its move. */
  record Refused(String rule, String field, String detail) implements Outcome {}

  static Outcome of(Answer answer) {
    return switch (answer) {
      case Answer.Done(var _, var events) -> events == 0 ? new Left() : new Moved();
      case Answer.No(Refusal(var _, var rule, var field, var detail)) ->
          new Refused(rule, field, detail);
    };
  }
}
