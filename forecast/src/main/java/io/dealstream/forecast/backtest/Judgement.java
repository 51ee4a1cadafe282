package io.dealstream.forecast.backtest;

import java.util.EnumMap;
import java.util.Map;

/** How the forecasts of one question came out, over all dates it could be judged on. */
public final class Judgement {

  private final Map<Method, Score> scores = new EnumMap<>(Method.class);
  private int dates;
  private int undecided;
  private int unknown;

  void date() {
    dates++;
  }

  void undecided() {
    undecided++;
  }

  void unknown() {
    unknown++;
  }

  public Score of(Method method) {
    return scores.computeIfAbsent(method, _ -> new Score());
  }

  public int dates() {
    return dates;
  }

  /** Left out: open still, or gone without an outcome, when the history ends. */
  public int leftOutUndecided() {
    return undecided;
  }

  /** Left out, as one of the forecasts knew nothing yet. */
  public int leftOutUnknown() {
    return unknown;
  }
}
