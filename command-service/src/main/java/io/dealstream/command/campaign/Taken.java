package io.dealstream.command.campaign;

import io.dealstream.command.decision.Refusal;
import java.util.List;

/** What became of a report. */
sealed interface Taken {

  record Accepted() implements Taken {}

  /** It was told before. */
  record Unchanged() implements Taken {}

  record Rejected(Refusal refusal) implements Taken {}

  /** Of each report, in the same order. */
  record All(List<Taken> each) {}
}
