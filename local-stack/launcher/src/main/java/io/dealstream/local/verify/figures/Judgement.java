package io.dealstream.local.verify.figures;

import io.dealstream.local.verify.figures.Fields.Pair;
import java.util.Map;

/** What is to be said of a published figure. */
sealed interface Judgement {

  /** It is what its events give, all those up to the position asked for among them. */
  record Right() implements Judgement {}

  /** It is what the events give that it has folded, but there are more. */
  record Behind(Map<String, Pair> missing) implements Judgement {}

  /** It is not what the events give that it says it has folded. */
  record Wrong(Map<String, Pair> fields) implements Judgement {}

  /** There is none, and should be. */
  record Missing() implements Judgement {}

  /** There should be no such figure. */
  record Stray(String why) implements Judgement {}
}
