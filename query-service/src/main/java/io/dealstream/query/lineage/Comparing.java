package io.dealstream.query.lineage;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Definition;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.query.lineage.Differences.Counts;
import io.dealstream.query.lineage.Differences.Deal;
import io.dealstream.query.metrics.Question;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvents;
import io.dealstream.query.store.OneMoment;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** A metric by two definitions, in one pass over the pipeline's events. */
@Component
class Comparing {

  private final Questions questions;
  private final PastEvents events;
  private final OneMoment oneMoment;

  Comparing(Questions questions, PastEvents events, OneMoment oneMoment) {
    this.questions = questions;
    this.events = events;
    this.oneMoment = oneMoment;
  }

  /**
   * @param since the position of the deal's first event that counts
   */
  private record Found(String dealId, long since, List<Counts> counts) {}

  /**
   * @param metrics the same metric by both definitions
   */
  private record Asked(Question question, List<Metric<?>> metrics, Past past, Stamp stamp) {

    String pipeline() {
      return question.of().id();
    }
  }

  /**
   * @throws Problem as for the figure; 400 where they are not two different definitions of it
   */
  Differences of(
      String pipeline,
      String metric,
      List<Integer> definitions,
      String window,
      String segment,
      Past past,
      Cursor from,
      Limit size) {
    return oneMoment.of(
        () -> {
          var now = events.asOfOrNow(past);
          var question = questions.of(pipeline, List.of(metric), window, segment, now);
          var both = both(metric, definitions);
          var asked = new Asked(question, both, past, new Stamp(now, Map.of()));
          return answer(asked, from, size);
        });
  }

  private static List<Metric<?>> both(String metric, List<Integer> definitions) {
    var known = Definition.of(metric).stream().map(Definition::number).toList();
    if (definitions.size() != 2 || definitions.stream().distinct().count() != 2) {
      throw Problem.malformed(
          "two-definitions", "definitions", "two different ones of " + known + ", as in 1,2");
    }
    return definitions.stream()
        .<Metric<?>>map(
            number ->
                Metric.of(metric, number)
                    .orElseThrow(
                        () ->
                            Problem.malformed(
                                "unknown-definition",
                                "definitions",
                                metric + " has " + known + ", not " + number)))
        .toList();
  }

  private Differences answer(Asked asked, Cursor from, Limit size) {
    var q = asked.question;
    var recount = new Recount();
    recount.define(asked.pipeline(), q.of().definition());
    var since = new HashMap<String, Long>();
    events.measuredIn(
        asked.pipeline(),
        asked.past,
        event -> {
          recount.add(event.event());
          if (event.isOf(asked.pipeline())) {
            since.putIfAbsent(event.event().dealId(), event.position());
          }
        });
    var all = differing(asked, recount, since);
    var rest =
        all.stream().filter(deal -> deal.since < from.below()).limit(size.andOneMore()).toList();
    var page = Page.of(rest, size, Found::since);
    var figures = new BothFigures();
    asked.metrics.forEach(
        metric ->
            figures.add(
                metric,
                recount.answer(metric, asked.pipeline(), q.segment(), q.window(), asked.stamp)));
    return new Differences(
        asked.metrics.getFirst().name(),
        asked.pipeline(),
        q.window(),
        q.segment(),
        asked.metrics.stream().map(Comparing::saying).toList(),
        figures.items(),
        figures.reasons(),
        asked.stamp.asOf(),
        all.size(),
        page.items().stream().map(found -> deal(found, asked.past)).toList(),
        page.next());
  }

  private static Definition saying(Metric<?> metric) {
    return Definition.of(metric.name()).stream()
        .filter(definition -> definition.number() == metric.definition())
        .findFirst()
        .orElseThrow();
  }

  /** The newest deal first. */
  private static List<Found> differing(Asked asked, Recount recount, Map<String, Long> since) {
    var found = new ArrayList<Found>();
    for (var deal : recount.lives(asked.pipeline()).keySet()) {
      var one = ofDeal(asked, recount, asked.metrics.getFirst(), deal);
      var other = ofDeal(asked, recount, asked.metrics.getLast(), deal);
      var counts = counts(asked, one, other);
      if (!counts.isEmpty()) {
        found.add(new Found(deal, since.getOrDefault(deal, 0L), counts));
      }
    }
    found.sort(Comparator.comparingLong(Found::since).reversed());
    return found;
  }

  private static List<MetricItem> ofDeal(
      Asked asked, Recount recount, Metric<?> metric, String deal) {
    var q = asked.question;
    return recount.ofDeal(metric, asked.pipeline(), deal, q.segment(), q.window(), asked.stamp);
  }

  /** Both definitions of a metric have the same items. */
  private static List<Counts> counts(Asked asked, List<MetricItem> one, List<MetricItem> other) {
    var counts = new ArrayList<Counts>();
    for (var item : one) {
      for (var beside : other) {
        if (beside.itemKey().equals(item.itemKey()) && !beside.equals(item)) {
          var both = new TreeMap<Integer, Map<String, Object>>();
          both.put(asked.metrics.getFirst().definition(), Parts.of(item));
          both.put(asked.metrics.getLast().definition(), Parts.of(beside));
          counts.add(new Counts(item.itemKey(), both));
        }
      }
    }
    return counts;
  }

  private Deal deal(Found found, Past past) {
    var all = events.ofDeal(found.dealId, past);
    return new Deal(found.dealId, Lineage.name(all), all.getLast().event().owner(), found.counts);
  }
}
