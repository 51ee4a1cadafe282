package io.dealstream.command.imports;

import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the stored events make of a pipeline's deals, counted by nothing but reading them. */
final class DealStates {

  private static final class State {
    String status = "open";
    Money amount;
  }

  final Map<String, Integer> counts = new TreeMap<>();
  final Map<String, Integer> entered = new HashMap<>();
  private final Map<String, State> deals = new HashMap<>();

  static DealStates of(JdbcClient tables, String pipelineId) {
    var states = new DealStates();
    tables
        .sql(
            """
            SELECT payload_type, payload FROM event WHERE aggregate_type = 'deal'
            ORDER BY aggregate_id, sequence\
            """)
        .query(
            row -> {
              var event =
                  (DealEvent)
                      EventJson.MAPPER.readValue(
                          row.getBytes(2), EventNames.classOf(row.getString(1)));
              if (event.pipelineId().equals(pipelineId)) {
                states.add(event);
              }
            });
    return states;
  }

  private void add(DealEvent event) {
    var deal = deals.computeIfAbsent(event.dealId(), _ -> new State());
    switch (event) {
      case DealEvent.Opened e -> {
        deal.amount = e.amount();
        enter(e.to());
      }
      case DealEvent.StageChanged e -> {
        enter(e.to());
        counts.merge("stages_skipped", e.skipped(), Integer::sum);
      }
      case DealEvent.Won _ -> end(deal, "won");
      case DealEvent.Lost _ -> end(deal, "lost");
      case DealEvent.Reopened e -> {
        deal.status = "open";
        counts.merge("reopened", 1, Integer::sum);
        enter(e.to());
      }
      case DealEvent.AmountChanged e -> deal.amount = e.amount();
      case DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.HandedOff _,
          DealEvent.Merged _,
          DealEvent.Absorbed _,
          DealEvent.NoticeGiven _,
          DealEvent.Deleted _ ->
          throw new AssertionError("no import does this: " + event);
    }
  }

  private void enter(String stage) {
    entered.merge(stage, 1, Integer::sum);
    counts.merge("transitions", 1, Integer::sum);
  }

  private void end(State deal, String outcome) {
    deal.status = outcome;
    counts.merge("transitions", 1, Integer::sum);
  }

  int deals() {
    return deals.size();
  }

  int in(String status) {
    return (int) deals.values().stream().filter(is(status)).count();
  }

  BigDecimal value(String status) {
    return deals.values().stream()
        .filter(is(status).and(deal -> deal.amount != null))
        .map(deal -> deal.amount.amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  int withoutValue(String status) {
    return (int) deals.values().stream().filter(is(status).and(d -> d.amount == null)).count();
  }

  private static Predicate<State> is(String status) {
    return deal -> deal.status.equals(status);
  }
}
