package io.dealstream.local.bench;

import io.dealstream.leadscore.replay.Assessment;
import io.dealstream.leadscore.replay.Case;
import io.dealstream.leadscore.replay.Replay;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a replay of one history came to, to be read by people.
 *
 * @param undecided left out, as the history does not say what became of them
 * @param unscored left out, as nothing could be said of them yet
 */
record LeadScoreTable(
    String title, Assessment learnt, Assessment baseRate, long undecided, long unscored) {

  static LeadScoreTable of(String title, List<Case> cases) {
    var learnt = new Assessment();
    var baseRate = new Assessment();
    var told = Replay.of(cases);
    for (var one : told) {
      one.of()
          .outcome()
          .ifPresent(
              won -> {
                learnt.add(one.learnt(), won);
                baseRate.add(one.baseRate(), won);
              });
    }
    return new LeadScoreTable(
        title, learnt, baseRate, told.size() - learnt.count(), cases.size() - told.size());
  }

  String text() {
    var text = new StringBuilder();
    line(
        text,
        "%s: %,d deals scored; left out %,d undecided at the end, %,d before anything was learnt",
        title,
        learnt.count(),
        undecided,
        unscored);
    line(text, "%-44s%10s%12s", "", "learnt", "base rate");
    figure(text, "AUC (0.5 is drawing lots; more is better)", Assessment::auc);
    figure(text, "Brier score (less is better)", Assessment::brier);
    figure(text, "calibration error (less is better)", Assessment::calibrationError);
    line(text, "%-14s%10s%10s%10s", "learnt score", "deals", "said", "won");
    for (var bin : learnt.bins()) {
      line(text, "%14s%,10d%10.3f%10.3f", "", bin.count(), bin.said(), bin.happened());
    }
    return text.toString();
  }

  private void figure(
      StringBuilder text, String name, Function<Assessment, @Nullable Double> figure) {
    line(text, "%-44s%10s%12s", name, number(figure.apply(learnt)), number(figure.apply(baseRate)));
  }

  private static String number(@Nullable Double number) {
    return number == null ? "-" : String.format(Locale.ROOT, "%.4f", number);
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
