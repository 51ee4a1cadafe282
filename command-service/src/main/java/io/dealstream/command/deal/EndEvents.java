package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealEvents.when;
import static io.dealstream.command.decision.Texts.reason;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.deal.DealEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a deal's life in its pipeline ends other than by an outcome. */
final class EndEvents {

  private EndEvents() {}

  static DealEvent handedOff(Deal.Open d, DealCommand.HandOff c, Basis b) {
    var there = Objects.requireNonNull(b.target(), "a hand-off stands on both pipelines");
    if (there.id().equals(d.facts().pipelineId())) {
      throw new Refused("same-pipeline", "pipelineId", d.facts().id() + " is there already");
    }
    var stage = Objects.requireNonNullElseGet(c.stageId(), () -> StageRules.firstEntry(there));
    StageRules.checkOpening(there, stage);
    var at = when(d, c, b);
    return new DealEvent.HandedOff(
        d.facts().id(),
        b.pipeline().id(),
        b.pipeline().version(),
        d.stage(),
        there.id(),
        there.version(),
        stage,
        d.facts().nextVisit(there.id(), stage),
        StageRules.qualified(there, stage),
        StageRules.terms(there, stage),
        d.facts().amount(),
        Worth.of(d.facts().amount(), there, at, b),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        at);
  }

  static DealEvent merged(Deal.Live d, DealCommand.Merge c, Basis b) {
    if (c.into().equals(d.facts().id())) {
      throw new Refused("merge-into-itself", "into", "it takes two deals");
    }
    return new DealEvent.Merged(
        d.facts().id(),
        b.pipeline().id(),
        b.pipeline().version(),
        openStage(d),
        c.into(),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        when(d, c, b));
  }

  static DealEvent absorbed(Deal.Open d, DealCommand.Absorb c, Basis b) {
    if (!c.pipelineId().equals(d.facts().pipelineId())) {
      throw new Refused("another-pipeline", "into", "it is in " + d.facts().pipelineId());
    }
    return new DealEvent.Absorbed(
        d.facts().id(),
        d.facts().pipelineId(),
        c.absorbed(),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        when(d, c, b));
  }

  static DealEvent deleted(Deal.Live d, DealCommand.Delete c, Basis b) {
    return new DealEvent.Deleted(
        d.facts().id(),
        b.pipeline().id(),
        b.pipeline().version(),
        openStage(d),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        when(d, c, b));
  }

  private static @Nullable String openStage(Deal.Live d) {
    return d instanceof Deal.Open open ? open.stage() : null;
  }
}
