package io.dealstream.query.lineage;

import io.dealstream.edge.Problem;
import io.dealstream.events.EventNames;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.query.lineage.Contribution.Evidence;
import io.dealstream.query.metrics.Question;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvent;
import io.dealstream.query.past.PastEvents;
import io.dealstream.query.store.OneMoment;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which deals a figure is made of. All are counted in one pass over the pipeline's events; those of
 * the page once more, event by event, to see which of them changed what the deal adds.
 */
@Component
class Lineage {

  private final Questions questions;
  private final PastEvents events;
  private final OneMoment oneMoment;

  Lineage(Questions questions, PastEvents events, OneMoment oneMoment) {
    this.questions = questions;
    this.events = events;
    this.oneMoment = oneMoment;
  }

  /**
   * A figure, and which events count.
   *
   * @param item its part of the published key
   */
  private record Asked(Question question, String item, Past past, Stamp stamp) {

    Metric<?> metric() {
      return question.metrics().getFirst();
    }

    Recount nothing() {
      var recount = new Recount();
      recount.define(question.of().id(), question.of().definition());
      return recount;
    }

    /** What each deal adds to it; those that add nothing are left out. */
    Map<String, Map<String, Object>> shares(Recount recount) {
      var shares = new LinkedHashMap<String, Map<String, Object>>();
      recount
          .byDeal(metric(), question.of().id(), question.segment(), question.window(), item, stamp)
          .forEach(
              (deal, alone) -> {
                var parts = Parts.of(alone);
                if (!parts.isEmpty()) {
                  shares.put(deal, parts);
                }
              });
      return shares;
    }
  }

  /**
   * @param since the position of the deal's first event that counts
   */
  private record Found(String dealId, long since) {}

  /**
   * @param item null for the only one of a metric that has one
   * @throws Problem as for the figure; 400 where the item is none of the metric's, or the metric
   *     does not count what deals did
   */
  Page<Contribution> of(
      String pipeline,
      String metric,
      int definition,
      String window,
      String segment,
      @Nullable String item,
      Past past,
      Cursor from,
      Limit size) {
    return oneMoment.of(
        () -> {
          var now = events.asOfOrNow(past);
          var question = questions.of(pipeline, List.of(metric), definition, window, segment, now);
          if (!Recount.isOfDeals(question.metrics().getFirst())) {
            throw Problem.malformed(
                "not-of-deals", "metric", metric + " does not count what deals did");
          }
          var key = item == null ? MetricKey.SINGLE : item;
          return page(new Asked(question, key, past, new Stamp(now, Map.of())), from, size);
        });
  }

  private Page<Contribution> page(Asked asked, Cursor from, Limit size) {
    var recount = asked.nothing();
    var pipeline = asked.question.of().id();
    var since = new HashMap<String, Long>();
    events.measuredIn(
        pipeline,
        asked.past,
        event -> {
          recount.add(event.event());
          if (event.isOf(pipeline)) {
            since.putIfAbsent(event.event().dealId(), event.position());
          }
        });
    known(asked, recount);
    var found =
        asked.shares(recount).keySet().stream()
            .map(deal -> new Found(deal, since.getOrDefault(deal, 0L)))
            .filter(deal -> deal.since < from.below())
            .sorted(Comparator.comparingLong(Found::since).reversed())
            .limit(size.andOneMore())
            .toList();
    var page = Page.of(found, size, Found::since);
    return new Page<>(
        page.items().stream().map(deal -> contribution(asked, deal.dealId)).toList(), page.next());
  }

  /** Once all is counted: which months are expected, the events tell. */
  private static void known(Asked asked, Recount recount) {
    var q = asked.question;
    var items =
        recount.answer(asked.metric(), q.of().id(), q.segment(), q.window(), asked.stamp).stream()
            .map(record -> record.item().itemKey())
            .toList();
    if (!items.contains(asked.item)) {
      throw Problem.malformed(
          "unknown-item", "item", "it may be " + String.join(", ", items) + ", not " + asked.item);
    }
  }

  private Contribution contribution(Asked asked, String deal) {
    var alone = asked.nothing();
    var all = events.ofDeal(deal, asked.past);
    var told = new ArrayList<Evidence>();
    var before = Map.<String, Object>of();
    for (var event : all) {
      alone.add(event.event());
      var after = asked.shares(alone).getOrDefault(deal, Map.of());
      if (!after.equals(before)) {
        told.add(evidence(event, after));
        before = after;
      }
    }
    return new Contribution(deal, name(all), all.getLast().event().owner(), before, told);
  }

  static String name(List<PastEvent> all) {
    return all.getFirst().event() instanceof DealEvent.Opened opened
        ? opened.name()
        : all.getFirst().event().dealId();
  }

  private static Evidence evidence(PastEvent event, Map<String, Object> counts) {
    return new Evidence(
        event.position(),
        EventNames.nameOf(event.event().getClass()),
        visit(event.event()),
        event.event().occurredAt(),
        counts);
  }

  private static @Nullable Integer visit(DealEvent event) {
    return switch (event) {
      case DealEvent.Opened e -> e.visit();
      case DealEvent.StageChanged e -> e.visit();
      case DealEvent.Reopened e -> e.visit();
      case DealEvent.HandedOff e -> e.visit();
      default -> null;
    };
  }
}
