package io.dealstream.recount.otherwise;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline under other terms. A stage that is taken for another one is no more; the other keeps
 * its place, and is qualified where one of those it stands for is.
 */
final class Otherwise {

  private final OtherTerms terms;
  private final PipelineDefinition definition;
  private final Order before;
  private final Order after;
  private final Set<String> standForMore = new HashSet<>();

  Otherwise(PipelineDefinition real, OtherTerms terms) {
    this.terms = terms;
    before = new Order(real.stages());
    var stages =
        real.stages().stream()
            .filter(stage -> terms.stage(stage.id()).equals(stage.id()))
            .map(stage -> changed(stage, real.stages()))
            .toList();
    after = new Order(stages);
    definition =
        new PipelineDefinition(
            real.name(),
            real.currency(),
            real.zone(),
            real.minimumWonDeals(),
            stages,
            real.rules());
    real.stages().stream()
        .map(Stage::id)
        .filter(id -> !stage(id).equals(id))
        .forEach(id -> standForMore.add(stage(id)));
  }

  private Stage changed(Stage stage, List<Stage> all) {
    return new Stage(
        stage.id(),
        stage.name(),
        stage.probability(),
        all.stream().anyMatch(one -> one.qualified() && stage(one.id()).equals(stage.id())),
        stage.ageLimitDays(),
        stage.idleLimitDays(),
        stage.forecastCategory(),
        stage.retired(),
        stage.exitCriteria(),
        stage.activities());
  }

  PipelineDefinition definition() {
    return definition;
  }

  String stage(String id) {
    return terms.stage(id);
  }

  /** Whether entries into other stages are entries into this one. */
  boolean standsForMore(String id) {
    return standForMore.contains(id);
  }

  // What an event tells is by the version of its time: it is kept where the newest version says the
  // same of both, so that nothing changes but what the other terms change.

  boolean qualifies(String to, boolean told) {
    return kept(told, before.qualifies(to), after.qualifies(stage(to)));
  }

  boolean isForward(String from, String to, boolean told) {
    return kept(told, before.isForward(from, to), after.isForward(stage(from), stage(to)));
  }

  int skipped(String from, String to, int told) {
    return kept(told, before.skipped(from, to), after.skipped(stage(from), stage(to)));
  }

  private static <T> T kept(T told, T before, T after) {
    return before.equals(after) ? told : after;
  }

  /**
   * What the stage that a deal entered means for it.
   *
   * @param told of the stage it really entered; null where the event is older than that
   */
  @Nullable StageTerms terms(String to, @Nullable StageTerms told) {
    var stage = stage(to);
    return stage.equals(to) ? termsOf(stage, told) : termsOf(stage, newest(stage));
  }

  /** Limits are looked at where deals are found stuck: figures know nothing of them. */
  private @Nullable StageTerms termsOf(String stage, @Nullable StageTerms told) {
    var probability = terms.probabilities().get(stage);
    if (probability == null) {
      return told;
    }
    return told == null
        ? new StageTerms(probability, ForecastCategory.PIPELINE, 0, 0)
        : new StageTerms(
            probability, told.forecastCategory(), told.ageLimitDays(), told.idleLimitDays());
  }

  private @Nullable StageTerms newest(String stage) {
    return before.stages().stream()
        .filter(one -> one.id().equals(stage))
        .findFirst()
        .map(Otherwise::ofVersion)
        .orElse(null);
  }

  private static StageTerms ofVersion(Stage stage) {
    return new StageTerms(
        stage.probability(), stage.forecastCategory(), stage.ageLimitDays(), stage.idleLimitDays());
  }
}
