package io.dealstream.query.support;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The read models, worked out the slow and plain way: every event, one after the other, in memory.
 */
public final class Naive {

  public static final class Deal {
    public String pipeline;
    public String status;
    public String stage;
    public String owner;
    public BigDecimal value;
    public Instant entered;
    public Instant closed;
    public Instant firstWon;
    public long version = -1;
    public final Map<String, Integer> visits = new TreeMap<>();
    final Map<String, Integer> ever = new TreeMap<>();
  }

  public record Move(
      String deal,
      String kind,
      String pipeline,
      String fromPipeline,
      String from,
      String to,
      BigDecimal dwellSeconds) {}

  public final Map<String, Deal> deals = new LinkedHashMap<>();
  public final List<Move> moves = new ArrayList<>();

  public Naive(List<DealEvent> history) {
    history.forEach(this::apply);
  }

  private void apply(DealEvent event) {
    var deal = deals.computeIfAbsent(event.dealId(), _ -> new Deal());
    deal.version++;
    var at = event.occurredAt();
    if (event instanceof DealEvent.Opened e) {
      deal.pipeline = e.pipelineId();
      moves.add(move(e, "opened", null, e.to(), null));
      deal.owner = e.owner();
      deal.value = amount(e.value());
      enter(deal, e.to(), at);
    } else if (event instanceof DealEvent.StageChanged e) {
      moves.add(move(e, "moved", deal.stage, e.to(), since(deal, at)));
      enter(deal, e.to(), at);
    } else if (event instanceof DealEvent.Won e) {
      moves.add(move(e, "won", deal.stage, null, since(deal, at)));
      deal.status = "won";
      deal.value = amount(e.value());
      deal.closed = at;
      if (deal.firstWon == null) {
        deal.firstWon = at;
      }
    } else if (event instanceof DealEvent.Lost e) {
      moves.add(move(e, "lost", deal.stage, null, since(deal, at)));
      deal.status = "lost";
      deal.value = amount(e.value());
      deal.closed = at;
    } else if (event instanceof DealEvent.Reopened e) {
      moves.add(move(e, "reopened", null, e.to(), null));
      deal.closed = null;
      deal.value = e.value() == null ? deal.value : amount(e.value());
      enter(deal, e.to(), at);
    } else if (event instanceof DealEvent.Reassigned e) {
      deal.owner = e.owner();
    } else if (event instanceof DealEvent.AmountChanged e) {
      deal.value = amount(e.value());
    } else if (event instanceof DealEvent.HandedOff e) {
      moves.add(
          new Move(
              e.dealId(),
              "handed_off",
              e.pipelineId(),
              deal.pipeline,
              deal.stage,
              e.to(),
              since(deal, at)));
      deal.pipeline = e.pipelineId();
      deal.value = amount(e.value());
      deal.visits.clear();
      enter(deal, e.to(), at);
    } else if (event instanceof DealEvent.Merged e) {
      end(deal, e, "merged");
    } else if (event instanceof DealEvent.Deleted e) {
      end(deal, e, "deleted");
    }
  }

  private void end(Deal deal, DealEvent e, String how) {
    var open = deal.status.equals("open");
    var dwell = open ? since(deal, e.occurredAt()) : null;
    moves.add(move(e, how, open ? deal.stage : null, null, dwell));
    deal.status = how;
  }

  private static Move move(DealEvent e, String kind, String from, String to, BigDecimal dwell) {
    return new Move(e.dealId(), kind, e.pipelineId(), null, from, to, dwell);
  }

  public List<Deal> counted(String pipeline) {
    return deals.values().stream()
        .filter(d -> d.pipeline.equals(pipeline))
        .filter(d -> !d.status.equals("merged") && !d.status.equals("deleted"))
        .toList();
  }

  public List<Move> movesOf(String pipeline) {
    return moves.stream()
        .filter(m -> pipeline.equals(m.pipeline) || pipeline.equals(m.fromPipeline))
        .toList();
  }

  private static void enter(Deal deal, String stage, Instant at) {
    deal.status = "open";
    deal.stage = stage;
    deal.entered = at;
    deal.visits.put(stage, deal.ever.merge(deal.pipeline + "|" + stage, 1, Integer::sum));
  }

  private static BigDecimal since(Deal deal, Instant at) {
    return BigDecimal.valueOf(Duration.between(deal.entered, at).toMillis(), 3);
  }

  private static BigDecimal amount(Money money) {
    return money == null ? null : money.amount();
  }

  public List<Deal> in(String pipeline, String status, String stage) {
    return counted(pipeline).stream()
        .filter(d -> d.status.equals(status) && (stage == null || d.stage.equals(stage)))
        .toList();
  }
}
