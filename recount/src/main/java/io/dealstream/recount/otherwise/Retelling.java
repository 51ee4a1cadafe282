package io.dealstream.recount.otherwise;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.pipeline.PipelineDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a pipeline's history again as it would have been under other terms: the same deals, times
 * and people, in other stages. Of each deal events must come in their order, from its first one on.
 */
public final class Retelling {

  private final String pipelineId;
  private final Otherwise otherwise;
  private final Map<String, Map<String, Integer>> visits = new HashMap<>();

  /**
   * @param real the pipeline's newest version
   * @throws IllegalArgumentException where stages are taken for each other in a circle
   */
  public Retelling(String pipelineId, PipelineDefinition real, OtherTerms terms) {
    OtherTerms.circle(terms.stages())
        .ifPresent(
            circle -> {
              throw new IllegalArgumentException("a circle of stages: " + circle);
            });
    this.pipelineId = pipelineId;
    otherwise = new Otherwise(real, terms);
  }

  /** The pipeline with the stages that are left. */
  public PipelineDefinition definition() {
    return otherwise.definition();
  }

  /**
   * The event as it would have been; empty for a move between stages that are one now. Which stage
   * an activity was done in is told as it was: no figure asks.
   */
  public Optional<DealEvent> tell(DealEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case DealEvent.HandedOff e -> handedOff(e);
          case DealEvent e when !e.pipelineId().equals(pipelineId) -> e;
          case DealEvent.Opened e -> opened(e);
          case DealEvent.StageChanged e -> moved(e);
          case DealEvent.Reopened e -> reopened(e);
          case DealEvent.Won e -> won(e);
          case DealEvent.Lost e -> lost(e);
          case DealEvent.Merged e -> merged(e);
          case DealEvent.Deleted e -> deleted(e);
          case DealEvent.AmountChanged e -> e;
          case DealEvent.Reassigned e -> e;
          case DealEvent.CloseDateChanged e -> e;
          case DealEvent.ProbabilityChanged e -> e;
          case DealEvent.ForecastCategoryChanged e -> e;
          case DealEvent.Absorbed e -> e;
          case DealEvent.NoticeGiven e -> e;
          case DealEvent.Activity e -> e;
        });
  }

  /** The number that a visit has, once it has begun. */
  private int visit(String dealId, String to, int told) {
    var stage = otherwise.stage(to);
    var counted =
        visits.computeIfAbsent(dealId, _ -> new HashMap<>()).merge(stage, 1, Integer::sum);
    return otherwise.standsForMore(stage) ? counted : told;
  }

  private @Nullable String stage(@Nullable String id) {
    return id == null ? null : otherwise.stage(id);
  }

  private DealEvent opened(DealEvent.Opened e) {
    return new DealEvent.Opened(
        e.dealId(),
        e.pipelineId(),
        e.pipelineVersion(),
        e.name(),
        otherwise.stage(e.to()),
        visit(e.dealId(), e.to(), e.visit()),
        otherwise.qualifies(e.to(), e.qualified()),
        otherwise.terms(e.to(), e.stageTerms()),
        e.amount(),
        e.value(),
        e.owner(),
        e.team(),
        e.source(),
        e.leadId(),
        e.expectedCloseOn(),
        e.forecastCategory(),
        e.externalId(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }

  private @Nullable DealEvent moved(DealEvent.StageChanged e) {
    var from = otherwise.stage(e.from());
    var to = otherwise.stage(e.to());
    if (from.equals(to)) {
      return null;
    }
    var forward = otherwise.isForward(e.from(), e.to(), e.direction() == Direction.FORWARD);
    return new DealEvent.StageChanged(
        e.dealId(),
        e.pipelineId(),
        e.pipelineVersion(),
        from,
        to,
        forward ? Direction.FORWARD : Direction.BACKWARD,
        forward ? otherwise.skipped(e.from(), e.to(), e.skipped()) : 0,
        visit(e.dealId(), e.to(), e.visit()),
        otherwise.qualifies(e.to(), e.qualified()),
        otherwise.terms(e.to(), e.stageTerms()),
        e.owner(),
        e.team(),
        e.source(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }

  private DealEvent reopened(DealEvent.Reopened e) {
    return new DealEvent.Reopened(
        e.dealId(),
        e.pipelineId(),
        e.pipelineVersion(),
        otherwise.stage(e.to()),
        visit(e.dealId(), e.to(), e.visit()),
        otherwise.qualifies(e.to(), e.qualified()),
        otherwise.terms(e.to(), e.stageTerms()),
        e.amount(),
        e.value(),
        e.owner(),
        e.team(),
        e.source(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }

  /** Of the two pipelines only what is in this one is otherwise. */
  private DealEvent handedOff(DealEvent.HandedOff e) {
    var leaves = e.fromPipelineId().equals(pipelineId);
    var comes = e.pipelineId().equals(pipelineId);
    return new DealEvent.HandedOff(
        e.dealId(),
        e.fromPipelineId(),
        e.fromPipelineVersion(),
        leaves ? otherwise.stage(e.from()) : e.from(),
        e.pipelineId(),
        e.pipelineVersion(),
        comes ? otherwise.stage(e.to()) : e.to(),
        comes ? visit(e.dealId(), e.to(), e.visit()) : e.visit(),
        comes ? otherwise.qualifies(e.to(), e.qualified()) : e.qualified(),
        comes ? otherwise.terms(e.to(), e.stageTerms()) : e.stageTerms(),
        e.amount(),
        e.value(),
        e.owner(),
        e.team(),
        e.source(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }

  private DealEvent won(DealEvent.Won e) {
    return new DealEvent.Won(
        e.dealId(),
        e.pipelineId(),
        e.pipelineVersion(),
        otherwise.stage(e.from()),
        e.amount(),
        e.value(),
        e.owner(),
        e.team(),
        e.source(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }

  private DealEvent lost(DealEvent.Lost e) {
    return new DealEvent.Lost(
        e.dealId(),
        e.pipelineId(),
        e.pipelineVersion(),
        otherwise.stage(e.from()),
        e.amount(),
        e.value(),
        e.owner(),
        e.team(),
        e.source(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }

  private DealEvent merged(DealEvent.Merged e) {
    return new DealEvent.Merged(
        e.dealId(),
        e.pipelineId(),
        e.pipelineVersion(),
        stage(e.from()),
        e.into(),
        e.owner(),
        e.team(),
        e.source(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }

  private DealEvent deleted(DealEvent.Deleted e) {
    return new DealEvent.Deleted(
        e.dealId(),
        e.pipelineId(),
        e.pipelineVersion(),
        stage(e.from()),
        e.owner(),
        e.team(),
        e.source(),
        e.reason(),
        e.via(),
        e.occurredAt());
  }
}
