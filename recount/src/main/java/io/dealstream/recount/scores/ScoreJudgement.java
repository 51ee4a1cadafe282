package io.dealstream.recount.scores;

import java.util.List;

/** What is to be said of a published score. */
public sealed interface ScoreJudgement {

  /**
   * @param byAllOutcomes whether that holds of what was learnt too: it was learnt of all outcomes
   *     there are. Of which ones an older score was learnt nothing tells.
   */
  record Right(boolean byAllOutcomes) implements ScoreJudgement {}

  /** Nothing that may have come in, in whatever order, gives this. */
  record Wrong(List<Otherwise> fields) implements ScoreJudgement {}

  /** There should be no such score. */
  record Stray(String why) implements ScoreJudgement {}

  /** It is right, but a newer one must come. */
  record Late(String why) implements ScoreJudgement {}

  /**
   * It may have been learnt before some outcome, and is not what all of them give. If so, it is
   * renewed in the next round; if not, it is wrong.
   */
  record Unsettled(List<Otherwise> fields) implements ScoreJudgement {}
}
