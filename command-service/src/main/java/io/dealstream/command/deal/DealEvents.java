package io.dealstream.command.deal;

import static io.dealstream.command.decision.Ids.plain;
import static io.dealstream.command.decision.Texts.reason;
import static io.dealstream.events.deal.Direction.BACKWARD;
import static io.dealstream.events.deal.Direction.FORWARD;

import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each command makes happen where the state allows it: its rules, and the event in full. */
final class DealEvents {

  private DealEvents() {}

  static DealEvent opened(DealCommand.Open c, Basis b) {
    var stage =
        Objects.requireNonNullElseGet(c.stageId(), () -> StageRules.firstEntry(b.pipeline()));
    StageRules.checkOpening(b.pipeline(), stage);
    var amount = c.amount() == null ? null : c.amount().in(b.pipeline());
    var at = OccurredAt.decide(c.occurredAt(), Instant.MIN, b.now());
    return new DealEvent.Opened(
        b.dealId(),
        b.pipeline().id(),
        b.pipeline().version(),
        Texts.name("name", c.name()),
        stage,
        1,
        StageRules.qualified(b.pipeline(), stage),
        StageRules.terms(b.pipeline(), stage),
        amount,
        Worth.of(amount, b.pipeline(), at, b),
        plain("owner", c.owner()),
        optional("team", c.team()),
        optional("source", c.source()),
        optional("leadId", c.leadId()),
        c.expectedCloseOn() == null ? null : PlanEvents.closeOn(c.expectedCloseOn()),
        c.forecastCategory(),
        optional("externalId", c.externalId()),
        reason(c.reason()),
        b.via(),
        at);
  }

  static List<DealEvent> vacated(Deal.Known d, DealCommand.Vacate c, Basis b) {
    return d instanceof Deal.Open open
            && open.facts().pipelineId().equals(c.pipelineId())
            && open.stage().equals(c.stageId())
        ? moved(open, c.move(), b)
        : List.of();
  }

  static List<DealEvent> moved(Deal.Open d, DealCommand.Move c, Basis b) {
    if (c.stageId().equals(d.stage())) {
      return List.of();
    }
    var leap = StageRules.checkMove(b.pipeline(), d.stage(), c.stageId(), reason(c.reason()));
    if (leap.forward()) {
      ExitRule.check(d, b.pipeline());
    }
    return List.of(
        new DealEvent.StageChanged(
            d.facts().id(),
            b.pipeline().id(),
            b.pipeline().version(),
            d.stage(),
            c.stageId(),
            leap.forward() ? FORWARD : BACKWARD,
            leap.skipped(),
            d.facts().nextVisit(c.stageId()),
            StageRules.qualified(b.pipeline(), c.stageId()),
            StageRules.terms(b.pipeline(), c.stageId()),
            d.facts().owner(),
            d.facts().team(),
            d.facts().source(),
            reason(c.reason()),
            b.via(),
            when(d, c, b)));
  }

  static DealEvent won(Deal.Open d, DealCommand.Win c, Basis b) {
    ExitRule.check(d, b.pipeline());
    var at = when(d, c, b);
    return new DealEvent.Won(
        d.facts().id(),
        b.pipeline().id(),
        b.pipeline().version(),
        d.stage(),
        d.facts().amount(),
        Worth.of(d.facts().amount(), b.pipeline(), at, b),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        at);
  }

  static DealEvent lost(Deal.Open d, DealCommand.Lose c, Basis b) {
    var why = reason(c.reason());
    if (why == null) {
      throw new Refused("reason-needed-to-lose", "reason", "why it was lost");
    }
    var at = when(d, c, b);
    return new DealEvent.Lost(
        d.facts().id(),
        b.pipeline().id(),
        b.pipeline().version(),
        d.stage(),
        d.facts().amount(),
        Worth.of(d.facts().amount(), b.pipeline(), at, b),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        why,
        b.via(),
        at);
  }

  static DealEvent reopened(Deal.Live d, DealCommand.Reopen c, Basis b) {
    StageRules.checkReopening(b.pipeline(), c.stageId());
    return new DealEvent.Reopened(
        d.facts().id(),
        b.pipeline().id(),
        b.pipeline().version(),
        c.stageId(),
        d.facts().nextVisit(c.stageId()),
        StageRules.qualified(b.pipeline(), c.stageId()),
        StageRules.terms(b.pipeline(), c.stageId()),
        d.facts().amount(),
        d.facts().value(),
        d.facts().owner(),
        d.facts().team(),
        d.facts().source(),
        reason(c.reason()),
        b.via(),
        when(d, c, b));
  }

  static List<DealEvent> reassigned(Deal.Live d, DealCommand.Reassign c, Basis b) {
    var team = c.team() == null ? d.facts().team() : plain("team", c.team());
    if (c.owner().equals(d.facts().owner()) && Objects.equals(team, d.facts().team())) {
      return List.of();
    }
    return List.of(
        new DealEvent.Reassigned(
            d.facts().id(),
            d.facts().pipelineId(),
            d.facts().owner(),
            d.facts().team(),
            plain("owner", c.owner()),
            team,
            d.facts().source(),
            reason(c.reason()),
            b.via(),
            when(d, c, b)));
  }

  static List<DealEvent> amountChanged(Deal.Live d, DealCommand.ChangeAmount c, Basis b) {
    var amount = c.amount().in(b.pipeline());
    if (amount.equals(d.facts().amount())) {
      return List.of();
    }
    var at = when(d, c, b);
    return List.of(
        new DealEvent.AmountChanged(
            d.facts().id(),
            d.facts().pipelineId(),
            amount,
            Worth.ofSome(amount, b.pipeline(), dayOfValue(d, at), b),
            d.facts().owner(),
            d.facts().team(),
            d.facts().source(),
            reason(c.reason()),
            b.via(),
            at));
  }

  /** An outcome keeps the rate of its day, also where its amount is put right later. */
  private static Instant dayOfValue(Deal.Live d, Instant at) {
    return d instanceof Deal.Decided decided ? decided.decidedAt() : at;
  }

  static Instant when(Deal.Known d, DealCommand c, Basis b) {
    return OccurredAt.decide(c.occurredAt(), d.facts().lastAt(), b.now());
  }

  private static @Nullable String optional(String field, @Nullable String id) {
    return id == null ? null : plain(field, id);
  }
}
