package io.dealstream.query.reviews;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.recount.lives.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a pipeline in two periods but for outcomes, and whose its deals were at the end
 * of each, and what they were worth. Of each deal events must come in their order.
 */
final class Story {

  /** Whose a deal is, and what it is worth. */
  record Held(Credit credit, @Nullable BigDecimal value) {}

  private static final class Deal {
    private @Nullable BigDecimal value;
    private @Nullable String lostFor;
    private @Nullable Held atEnd;
    private @Nullable Held atEndBefore;
  }

  private final String pipeline;
  private final Span now;
  private final Span before;
  private final Map<String, Deal> deals = new HashMap<>();
  private final List<Happening> happenings = new ArrayList<>();

  Story(String pipeline, Span now, Span before) {
    this.pipeline = pipeline;
    this.now = now;
    this.before = before;
  }

  void take(DealEvent event) {
    var deal = deals.computeIfAbsent(event.dealId(), _ -> new Deal());
    switch (event) {
      case DealEvent.Opened e -> {
        deal.value = amount(e.value());
        tell(What.OPENED, e, deal, null, e.to(), e.reason());
      }
      case DealEvent.HandedOff e when e.pipelineId().equals(pipeline) -> {
        deal.value = amount(e.value());
        tell(What.HANDED_IN, e, deal, null, e.to(), e.reason());
      }
      case DealEvent.HandedOff e -> tell(What.HANDED_OFF, e, deal, e.from(), null, e.reason());
      case DealEvent.StageChanged e -> {
        var what = e.direction() == Direction.FORWARD ? What.FORWARD : What.BACK;
        tell(what, e, deal, e.from(), e.to(), e.reason());
      }
      case DealEvent.Reopened e -> {
        deal.value = e.value() == null ? deal.value : e.value().amount();
        tell(What.REOPENED, e, deal, null, e.to(), e.reason());
      }
      case DealEvent.Merged e -> tell(What.MERGED, e, deal, e.from(), null, e.reason());
      case DealEvent.Deleted e -> tell(What.DELETED, e, deal, e.from(), null, e.reason());
      case DealEvent.Won e -> deal.value = amount(e.value());
      case DealEvent.Lost e -> {
        deal.value = amount(e.value());
        deal.lostFor = e.reason();
      }
      case DealEvent.AmountChanged e -> deal.value = e.value().amount();
      case DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ -> {}
    }
    hold(deal, new Held(Credit.of(event), deal.value), event.occurredAt());
  }

  private void tell(
      What what,
      DealEvent event,
      Deal deal,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason) {
    var at = event.occurredAt();
    if (now.contains(at) || before.contains(at)) {
      happenings.add(
          new Happening(what, event.dealId(), Credit.of(event), deal.value, from, to, reason, at));
    }
  }

  private void hold(Deal deal, Held held, Instant at) {
    if (at.isBefore(now.end())) {
      deal.atEnd = held;
    }
    if (at.isBefore(before.end())) {
      deal.atEndBefore = held;
    }
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  List<Happening> happenings() {
    return Collections.unmodifiableList(happenings);
  }

  /** At the end of the period, or by its newest event where the period is not over. */
  Optional<Held> atEnd(String deal) {
    return Optional.ofNullable(deals.get(deal)).map(known -> known.atEnd);
  }

  /** At the end of the period before. */
  Optional<Held> atEndBefore(String deal) {
    return Optional.ofNullable(deals.get(deal)).map(known -> known.atEndBefore);
  }

  /** For what a deal was lost last. */
  @Nullable String lostFor(String deal) {
    var known = deals.get(deal);
    return known == null ? null : known.lostFor;
  }
}
