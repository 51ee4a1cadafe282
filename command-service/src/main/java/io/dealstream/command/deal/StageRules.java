package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.pipeline.Stage;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a pipeline demands of a move: each rule one constant, under the name a caller is told. */
final class StageRules {

  private static final String STAGE = "stageId";

  /**
   * @param distance from the deal's stage to {@code to} in places: positive forward
   * @param skipped stages between that could have been entered
   */
  private record Attempt(
      Pipeline pipeline, String to, int distance, int skipped, @Nullable String reason) {

    boolean backward() {
      return distance < 0;
    }
  }

  private record Rule(String name, String field, Predicate<Attempt> holds) {}

  private static final Rule KNOWN_STAGE =
      new Rule("unknown-stage", STAGE, a -> a.pipeline.stage(a.to).isPresent());

  private static final Rule NOT_RETIRED =
      new Rule(
          "stage-retired", STAGE, a -> a.pipeline.stage(a.to).filter(Stage::retired).isEmpty());

  private static final Rule ENTRY_STAGE =
      new Rule(
          "not-an-entry-stage",
          STAGE,
          a -> {
            var entry = a.pipeline.definition().rules().entryStages();
            return entry.isEmpty() || entry.contains(a.to);
          });

  private static final Rule NO_SKIPPING =
      new Rule(
          "skipping-not-allowed",
          STAGE,
          a -> a.pipeline.definition().rules().allowSkip() || a.backward() || a.skipped == 0);

  private static final Rule NO_GOING_BACK =
      new Rule(
          "going-back-not-allowed",
          STAGE,
          a -> a.pipeline.definition().rules().allowBackward() || !a.backward());

  private static final Rule REASON_FOR_GOING_BACK =
      new Rule(
          "reason-needed-to-go-back",
          "reason",
          a ->
              !a.pipeline.definition().rules().backwardNeedsReason()
                  || !a.backward()
                  || a.reason != null);

  private static final List<Rule> OF_OPENING = List.of(KNOWN_STAGE, NOT_RETIRED, ENTRY_STAGE);
  private static final List<Rule> OF_A_MOVE =
      List.of(KNOWN_STAGE, NOT_RETIRED, NO_SKIPPING, NO_GOING_BACK, REASON_FOR_GOING_BACK);
  private static final List<Rule> OF_REOPENING = List.of(KNOWN_STAGE, NOT_RETIRED);

  private StageRules() {}

  /**
   * @param skipped 0 on a backward move
   */
  record Leap(boolean forward, int skipped) {}

  /**
   * @return how the move goes
   * @throws Refused by the first rule that says no
   */
  static Leap checkMove(Pipeline pipeline, String from, String to, @Nullable String reason) {
    var distance = pipeline.place(to) - pipeline.place(from);
    var skipped = distance > 0 ? enterableBetween(pipeline, from, to) : 0;
    check(OF_A_MOVE, new Attempt(pipeline, to, distance, skipped, reason));
    return new Leap(distance > 0, skipped);
  }

  static void checkOpening(Pipeline pipeline, String stage) {
    check(OF_OPENING, new Attempt(pipeline, stage, 0, 0, null));
  }

  static void checkReopening(Pipeline pipeline, String stage) {
    check(OF_REOPENING, new Attempt(pipeline, stage, 0, 0, null));
  }

  private static void check(List<Rule> rules, Attempt attempt) {
    for (var rule : rules) {
      if (!rule.holds.test(attempt)) {
        throw new Refused(rule.name, rule.field, attempt.to);
      }
    }
  }

  private static int enterableBetween(Pipeline pipeline, String from, String to) {
    return (int)
        pipeline
            .definition()
            .stages()
            .subList(pipeline.place(from) + 1, pipeline.place(to))
            .stream()
            .filter(stage -> !stage.retired())
            .count();
  }

  /** The first stage a deal may be opened in. */
  static String firstEntry(Pipeline pipeline) {
    var entry = pipeline.definition().rules().entryStages();
    return pipeline.definition().stages().stream()
        .filter(stage -> !stage.retired())
        .map(Stage::id)
        .filter(id -> entry.isEmpty() || entry.contains(id))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Whether the stage is at or past the first qualified one; every stage is where none is marked.
   */
  static boolean qualified(Pipeline pipeline, String stage) {
    var stages = pipeline.definition().stages();
    return stages.stream().noneMatch(Stage::qualified)
        || stages.subList(0, pipeline.place(stage) + 1).stream().anyMatch(Stage::qualified);
  }

  /** What the stage means for a deal that enters it now. */
  static StageTerms terms(Pipeline pipeline, String id) {
    var stage = pipeline.definition().stages().get(pipeline.place(id));
    return new StageTerms(
        stage.probability(), stage.forecastCategory(), stage.ageLimitDays(), stage.idleLimitDays());
  }
}
