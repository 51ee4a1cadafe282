package io.dealstream.recount.scores;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all deals teach that are decided now: counted at once, and nothing taken back. */
final class Taught {

  static final String ALL = "all";

  private static final double LEAST = 0.01;
  private static final double MOST = 99.99;

  private final Map<String, Lessons> lessons = new HashMap<>(Map.of(ALL, new Lessons()));

  static String ofTeam(String team) {
    return "team:" + team;
  }

  /**
   * @param lead it came of; null where it came of none, or of one nothing is known of
   */
  void add(DealStory deal, @Nullable LeadStory lead) {
    if (deal.turns().isEmpty()) {
      return;
    }
    var wasDecided = false;
    for (var turn : deal.turns()) {
      if (wasDecided) {
        each(deal, taught -> taught.changed(turn.recordedAt()));
      }
      if (turn.won() != null) {
        each(deal, taught -> taught.changed(turn.recordedAt()));
      }
      wasDecided = turn.won() != null;
    }
    if (lead != null) {
      lead.turnsOfWhatIsLearnt(deal).forEach(at -> each(deal, taught -> taught.maybeAnew(at)));
    }
    if (deal.won() instanceof Boolean won) {
      var traits = lead == null ? deal.opening() : lead.whenOpened(deal, lead.told().size());
      each(deal, taught -> taught.add(traits, won));
    }
  }

  private void each(DealStory deal, Consumer<Lessons> change) {
    change.accept(of(ALL));
    if (deal.opening().team() instanceof String team) {
      change.accept(of(ofTeam(team)));
    }
  }

  void end() {
    lessons.values().forEach(Lessons::end);
  }

  /**
   * @param model empty where there is none of that name
   */
  Lessons of(String model) {
    return lessons.computeIfAbsent(model, _ -> new Lessons());
  }

  Said said(Traits of) {
    var model = of.team() != null && of(ofTeam(of.team())).hasBoth() ? ofTeam(of.team()) : ALL;
    var by = of(model);
    if (!by.hasBoth()) {
      return new Said(model, null, Map.of(), by.whyUnknown());
    }
    var evidence = by.evidence(of);
    return new Said(model, percent(sum(evidence)), evidence, null);
  }

  private static double sum(Map<String, Double> evidence) {
    return evidence.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  static double percent(double logOdds) {
    var odds = Math.exp(logOdds);
    return Math.clamp(100 - 100 / (1 + odds), LEAST, MOST);
  }
}
