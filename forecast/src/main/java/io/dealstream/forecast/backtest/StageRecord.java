package io.dealstream.forecast.backtest;

import io.dealstream.forecast.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The decided deals that ever entered a stage. */
final class StageRecord {

  private final List<Long> timesToWin = new ArrayList<>();
  private int lost;

  /**
   * @param millis from the first entry to the outcome
   */
  void add(Ending ending, long millis) {
    if (ending == Ending.WON) {
      timesToWin.add(millis);
    } else {
      lost++;
    }
  }

  void close() {
    Collections.sort(timesToWin);
  }

  double winRate() {
    return (double) timesToWin.size() / (timesToWin.size() + lost);
  }

  /** By nearest rank; 0 where none was won, as nothing is expected then at any time. */
  long medianTimeToWin() {
    return timesToWin.isEmpty() ? 0 : timesToWin.get((timesToWin.size() - 1) / 2);
  }

  /** Of the wins, those that took no longer than that. */
  double shareWonAtAge(long millis) {
    var no = timesToWin.stream().takeWhile(time -> time <= millis).count();
    return timesToWin.isEmpty() ? 0 : (double) no / timesToWin.size();
  }
}
