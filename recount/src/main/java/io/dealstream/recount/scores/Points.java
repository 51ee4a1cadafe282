package io.dealstream.recount.scores;

import io.dealstream.events.lead.SignalSource;
import io.dealstream.recount.scores.LeadStory.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The score by rules: what each signal brings, by its source, and what is left of that. */
final class Points {

  private static final long FOR_EVER = Long.MAX_VALUE;

  /**
   * @param each points of a signal when it is seen
   * @param most points of all of them
   * @param halfAfter milliseconds
   */
  private record Worth(double each, double most, long halfAfter) {}

  private static final Map<SignalSource, Worth> WORTH =
      Map.of(
          SignalSource.FORM, new Worth(20, 30, days(30)),
          SignalSource.CALL, new Worth(15, 30, days(21)),
          SignalSource.EMAIL, new Worth(5, 15, days(14)),
          SignalSource.WEB, new Worth(2, 10, days(7)),
          SignalSource.FIRMOGRAPHICS, new Worth(5, 15, FOR_EVER));

  private Points() {}

  private static long days(int days) {
    return Duration.ofDays(days).toMillis();
  }

  /**
   * By source and kind, as {@code form:demo}; together they are the score.
   *
   * @param at what is seen later counts nothing
   */
  static Map<String, Double> of(List<Seen> signals, Instant at) {
    var points = new HashMap<String, Double>();
    WORTH.forEach(
        (source, worth) -> {
          var of =
              signals.stream().filter(s -> s.source() == source && !s.at().isAfter(at)).toList();
          var all = of.stream().mapToDouble(s -> left(worth, s.at(), at)).sum();
          var share = all > worth.most ? worth.most / all : 1;
          for (var signal : of) {
            var left = left(worth, signal.at(), at) * share;
            points.merge(source.word() + ":" + signal.kind(), left, Double::sum);
          }
        });
    return points;
  }

  private static double left(Worth worth, Instant seen, Instant at) {
    var age = Duration.between(seen, at).toMillis();
    return worth.halfAfter == FOR_EVER
        ? worth.each
        : worth.each * Math.exp(-Math.log(2) * age / worth.halfAfter);
  }
}
