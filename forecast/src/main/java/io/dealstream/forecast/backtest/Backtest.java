package io.dealstream.forecast.backtest;

import io.dealstream.forecast.DealHistory;
import io.dealstream.forecast.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Goes back to past dates, forecasts each deal that was open then from what had happened before the
 * date, and compares with what became of it.
 *
 * <p>Whether a deal is won within some days is judged on dates that lie at least that long before
 * the history's end: so everything is known. Whether it is won at all is judged on the dates of the
 * shortest of these times, and a deal that the history leaves undecided is left out, of all
 * forecasts alike, and counted.
 */
public final class Backtest {

  private final List<DealHistory> histories;
  private final List<Duration> times;
  private final Instant start;
  private final Instant end;

  /**
   * @param histories at least one step among them
   * @param times how far is looked ahead, the shortest first
   */
  public Backtest(List<DealHistory> histories, List<Duration> times) {
    this.histories = List.copyOf(histories);
    this.times = List.copyOf(times);
    var steps = histories.stream().flatMap(history -> history.steps().stream()).map(Step::at);
    var span = steps.sorted().toList();
    this.start = span.getFirst();
    this.end = span.getLast();
  }

  /**
   * From some time after the first event, as nothing is known before, and as long as the shortest
   * time lies within the history.
   */
  public List<Instant> dates(Duration afterStart, Duration every) {
    var dates = new ArrayList<Instant>();
    var last = end.minus(times.getFirst());
    for (var date = start.plus(afterStart); !date.isAfter(last); date = date.plus(every)) {
      dates.add(date);
    }
    return dates;
  }

  /** The last question is whether a deal is won at all. */
  public Map<Question, Judgement> judge(List<Instant> dates, Consumer<Instant> judged) {
    var judgements = new LinkedHashMap<Question, Judgement>();
    times.forEach(time -> judgements.put(new Question(time), new Judgement()));
    judgements.put(new Question(null), new Judgement());
    for (var date : dates.stream().sorted(Comparator.naturalOrder()).toList()) {
      var day = Replay.of(date, histories, judgements.keySet());
      judgements.forEach(
          (question, judgement) -> {
            var within = question.within() == null ? times.getFirst() : question.within();
            if (!date.plus(within).isAfter(end)) {
              day.judge(question, judgement);
            }
          });
      judged.accept(date);
    }
    return judgements;
  }
}
