package io.dealstream.query.reviews;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened in a pipeline, worked out the slow and plain way. */
final class Naive {

  private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

  static final class Fact {
    String what;
    String deal;
    String owner;
    String team;
    BigDecimal value;
    String from;
    String to;
    String reason;
    Instant at;
  }

  private final List<Fact> facts = new ArrayList<>();

  Naive(String pipeline, List<DealEvent> history) {
    Map<String, BigDecimal> values = new HashMap<>();
    Map<String, Fact> outcomes = new HashMap<>();
    for (var event : history) {
      var deal = event.dealId();
      var here = event.pipelineId().equals(pipeline);
      if (event instanceof DealEvent.Opened e) {
        values.put(deal, amount(e.value()));
        add(here, "opened", e, values, null, e.to());
      } else if (event instanceof DealEvent.StageChanged e) {
        var what = e.direction() == Direction.FORWARD ? "forward" : "back";
        add(here, what, e, values, e.from(), e.to());
      } else if (event instanceof DealEvent.HandedOff e) {
        add(e.fromPipelineId().equals(pipeline), "handed-off", e, values, e.from(), null);
        values.put(deal, amount(e.value()));
        add(here, "handed-in", e, values, null, e.to());
      } else if (event instanceof DealEvent.Reopened e) {
        if (e.value() != null) {
          values.put(deal, amount(e.value()));
        }
        outcomes.remove(deal);
        add(here, "reopened", e, values, null, e.to());
      } else if (event instanceof DealEvent.Won e) {
        values.put(deal, amount(e.value()));
        outcome(here, fact("won", e, values, e.from(), null), outcomes);
      } else if (event instanceof DealEvent.Lost e) {
        values.put(deal, amount(e.value()));
        var lost = fact("lost", e, values, e.from(), null);
        lost.reason = e.reason();
        outcome(here, lost, outcomes);
      } else if (event instanceof DealEvent.AmountChanged e) {
        values.put(deal, amount(e.value()));
        if (outcomes.containsKey(deal)) {
          outcomes.get(deal).value = amount(e.value());
        }
      } else if (event instanceof DealEvent.Merged e) {
        outcomes.remove(deal);
        add(here, "merged", e, values, e.from(), null);
      } else if (event instanceof DealEvent.Deleted e) {
        outcomes.remove(deal);
        add(here, "deleted", e, values, e.from(), null);
      }
    }
    facts.addAll(outcomes.values());
  }

  private static void outcome(boolean here, Fact fact, Map<String, Fact> outcomes) {
    if (here) {
      outcomes.put(fact.deal, fact);
    }
  }

  private void add(
      boolean here,
      String what,
      DealEvent event,
      Map<String, BigDecimal> values,
      String from,
      String to) {
    if (here) {
      facts.add(fact(what, event, values, from, to));
    }
  }

  private static Fact fact(
      String what, DealEvent event, Map<String, BigDecimal> values, String from, String to) {
    var fact = new Fact();
    fact.what = what;
    fact.deal = event.dealId();
    fact.owner = event.owner();
    fact.team = event.team();
    fact.value = values.get(event.dealId());
    fact.from = from;
    fact.to = to;
    fact.at = event.occurredAt();
    return fact;
  }

  List<Fact> in(String segment) {
    var some = new ArrayList<Fact>();
    for (var fact : facts) {
      if (segment.equals("all")
          || segment.equals("owner:" + fact.owner)
          || segment.equals("team:" + fact.team)) {
        some.add(fact);
      }
    }
    return some;
  }

  /** On the local days from the first until before the last. */
  static List<Fact> between(List<Fact> facts, String what, LocalDate first, LocalDate after) {
    var some = new ArrayList<Fact>();
    for (var fact : facts) {
      var day = LocalDate.ofInstant(fact.at, ZONE);
      if (fact.what.equals(what) && !day.isBefore(first) && day.isBefore(after)) {
        some.add(fact);
      }
    }
    return some;
  }

  private static BigDecimal amount(Money money) {
    return money == null ? null : money.amount();
  }
}
