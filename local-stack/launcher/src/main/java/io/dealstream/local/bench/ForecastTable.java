package io.dealstream.local.bench;

import io.dealstream.forecast.backtest.Judgement;
import io.dealstream.forecast.backtest.Method;
import io.dealstream.forecast.backtest.Question;
import io.dealstream.forecast.backtest.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a backtest found, to be read by people, with a verdict at the end. */
record ForecastTable(int deals, List<Instant> dates, Map<Question, Judgement> judgements) {

  String text() {
    var text = new StringBuilder();
    line(
        text,
        "%,d deals; forecast on %d dates from %s to %s, each from what had happened before it",
        deals,
        dates.size(),
        day(dates.getFirst()),
        day(dates.getLast()));
    figures(text, "Brier score (mean squared miss; less is better)", "%.4f", Score::brier);
    figures(text, "value error (missed by won; less is better)", "%.3f", Score::valueError);
    figures(text, "value bias (expected too much by won)", "%+.3f", Score::valueBias);
    figures(
        text, "dates with value won in p10…p90 (ideal: 8 in 10)", "%.0f", of -> 0.0 + of.inside());
    judgements.forEach((question, judgement) -> calibration(text, question, judgement));
    leftOut(text);
    return text.append(verdict()).toString();
  }

  private void figures(
      StringBuilder text, String title, String format, Function<Score, @Nullable Double> figure) {
    line(text, "");
    var head = new StringBuilder("%-50s%10s%7s".formatted(title, "forecasts", "dates"));
    for (var method : Method.values()) {
      head.append("%15s".formatted(method.title()));
    }
    line(text, "%s", head);
    judgements.forEach(
        (question, judgement) -> {
          var row =
              new StringBuilder(
                  String.format(
                      Locale.ROOT,
                      "%-50s%,10d%7d",
                      question,
                      judgement.of(Method.MEASURED).forecasts(),
                      judgement.dates()));
          for (var method : Method.values()) {
            row.append("%15s".formatted(number(format, figure.apply(judgement.of(method)))));
          }
          line(text, "%s", row);
        });
  }

  private static void calibration(StringBuilder text, Question question, Judgement judgement) {
    line(text, "");
    var head = new StringBuilder("%-20s".formatted(question));
    for (var method : Method.values()) {
      head.append("%26s".formatted(method.title()));
    }
    line(text, "%s", head);
    line(text, "%-20s%s", "chance given", "%10s%8s%8s".formatted("n", "given", "won").repeat(3));
    for (var bin = 0; bin < 10; bin++) {
      var row =
          new StringBuilder(
              String.format(Locale.ROOT, "%.1f to %.1f          ", bin / 10.0, (bin + 1) / 10.0));
      for (var method : Method.values()) {
        var of = judgement.of(method).calibration().get(bin);
        row.append(
            String.format(
                Locale.ROOT,
                "%,10d%8s%8s",
                of.forecasts(),
                number("%.3f", of.forecast()),
                number("%.3f", of.happened())));
      }
      line(text, "%s", row);
    }
  }

  private void leftOut(StringBuilder text) {
    line(text, "");
    judgements.forEach(
        (question, judgement) -> {
          if (judgement.leftOutUndecided() + judgement.leftOutUnknown() > 0) {
            line(
                text,
                "%s: left out %,d forecasts of deals undecided at the history's end, %,d where one"
                    + " of the forecasts knew nothing",
                question,
                judgement.leftOutUndecided(),
                judgement.leftOutUnknown());
          }
        });
  }

  private String verdict() {
    var lost = new ArrayList<String>();
    judgements.forEach(
        (question, judgement) -> {
          for (var plain : List.of(Method.PLAIN, Method.PLAIN_SPREAD)) {
            if (!less(judgement, plain, Score::brier)) {
              lost.add(question + " by Brier score beside " + plain.title());
            }
            if (!less(judgement, plain, Score::valueError)) {
              lost.add(question + " by value error beside " + plain.title());
            }
          }
        });
    return lost.isEmpty()
        ? "verdict: the measured forecast beats both plain ones, by Brier score and value error, on"
            + " every question"
        : "verdict: the measured forecast does not beat the plain ones on: "
            + String.join("; ", lost);
  }

  private static boolean less(
      Judgement judgement, Method plain, Function<Score, @Nullable Double> figure) {
    var measured = figure.apply(judgement.of(Method.MEASURED));
    var other = figure.apply(judgement.of(plain));
    return measured != null && other != null && measured < other;
  }

  private static String number(String format, @Nullable Double number) {
    return number == null ? "-" : String.format(Locale.ROOT, format, number);
  }

  private static LocalDate day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
