package io.dealstream.query.coaching;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.coaching.Coaching.Beside;
import io.dealstream.query.coaching.Coaching.OfOwner;
import io.dealstream.query.coaching.Coaching.OfStage;
import io.dealstream.query.deals.Owners;
import io.dealstream.query.followups.Kept;
import io.dealstream.query.followups.KeptFollowUps;
import io.dealstream.query.metrics.Figures;
import io.dealstream.query.metrics.MetricAnswer;
import io.dealstream.query.metrics.Question;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.past.Positions;
import io.dealstream.query.store.OneMoment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets each owner's figures beside those of the team. */
@Component
class Coach {

  private static final List<String> METRICS =
      List.of(
          Metric.WIN_RATE.name(),
          Metric.CYCLE.name(),
          Metric.STAGE_ENTRIES.name(),
          Metric.STAGE_DWELL.name());

  private final Questions questions;
  private final Figures figures;
  private final Owners owners;
  private final KeptFollowUps followUps;
  private final OneMoment oneMoment;

  Coach(
      Questions questions,
      Figures figures,
      Owners owners,
      KeptFollowUps followUps,
      OneMoment oneMoment) {
    this.questions = questions;
    this.figures = figures;
    this.owners = owners;
    this.followUps = followUps;
    this.oneMoment = oneMoment;
  }

  /**
   * @param team of which only those are told; null for all
   * @throws io.dealstream.edge.Problem as {@link Questions} does
   */
  Coaching of(String pipeline, String window, @Nullable String team) {
    return oneMoment.of(
        () -> {
          var question = questions.of(pipeline, METRICS, window, Segment.ALL.word());
          var answers = figures.ofEach(question, "owner");
          return coaching(question, team, answers, measured(question, answers));
        });
  }

  private List<Measured> measured(
      Question question, Map<String, Map<String, MetricAnswer>> answers) {
    var teams = owners.teamsIn(question.of().id());
    var kept = followUps.byOwner(question.of().id(), question.window());
    var all = new ArrayList<Measured>();
    answers.forEach(
        (owner, ofOwner) ->
            all.add(
                Measured.of(
                    owner,
                    teams.get(owner),
                    ofOwner.values(),
                    kept.getOrDefault(owner, Kept.NOTHING))));
    return all;
  }

  private static Coaching coaching(
      Question question,
      @Nullable String team,
      Map<String, Map<String, MetricAnswer>> answers,
      List<Measured> all) {
    var stages = question.of().stages().stream().map(Stage::id).toList();
    var told =
        all.stream()
            .filter(one -> team == null || team.equals(one.team()))
            .map(one -> ofOwner(one, teamOf(one, all), stages))
            .toList();
    var used = answers.values().stream().flatMap(ofOwner -> ofOwner.values().stream()).toList();
    return new Coaching(
        question.of().id(), question.window(), team, told, newest(used), folded(used));
  }

  private static List<Measured> teamOf(Measured one, List<Measured> all) {
    return all.stream().filter(other -> Objects.equals(one.team(), other.team())).toList();
  }

  private static OfOwner ofOwner(Measured one, List<Measured> team, List<String> stages) {
    return new OfOwner(
        one.owner(),
        one.team(),
        one.won(),
        one.lost(),
        beside(one, team, Measured::winRate),
        beside(one, team, Measured::cycleSeconds),
        one.followUps().due(),
        beside(one, team, other -> other.followUps().rate()),
        stages.stream()
            .map(
                stage ->
                    new OfStage(
                        stage,
                        beside(one, team, other -> other.advanceRates().get(stage)),
                        beside(one, team, other -> other.dwellSeconds().get(stage))))
            .toList());
  }

  private static Beside beside(
      Measured one, List<Measured> team, Function<Measured, @Nullable BigDecimal> figure) {
    return new Beside(figure.apply(one), median(team, figure));
  }

  /** The smallest value with at least half of them at or below it, as metrics have it. */
  private static @Nullable BigDecimal median(
      List<Measured> team, Function<Measured, @Nullable BigDecimal> figure) {
    var values = team.stream().map(figure).filter(Objects::nonNull).sorted().toList();
    return values.isEmpty() ? null : values.get((values.size() - 1) / 2);
  }

  private static @Nullable Instant newest(List<MetricAnswer> used) {
    return used.stream()
        .map(MetricAnswer::asOf)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static Map<String, Long> folded(List<MetricAnswer> used) {
    var folded = new Positions();
    used.forEach(answer -> folded.note(answer.folded()));
    return folded.byPartition();
  }
}
