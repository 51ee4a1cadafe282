package io.dealstream.command.automation;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Refusal;

/** What became of something that a rule had to do. */
sealed interface Outcome {

  /** Also where the deal was like that already. */
  record Done() implements Outcome {}

  record Refused(Refusal why) implements Outcome {}

  /** It was not even tried: the rules would have gone on for ever. */
  record CutOff(Refusal why) implements Outcome {}

  static Outcome of(Answer answer) {
    return switch (answer) {
      case Answer.Done _ -> new Done();
      case Answer.No(Refusal why) -> new Refused(why);
    };
  }
}
