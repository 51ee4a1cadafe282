package io.dealstream.query.whatif;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvent;
import io.dealstream.query.past.PastEvents;
import io.dealstream.query.past.Positions;
import io.dealstream.query.pipelines.Pipelines;
import io.dealstream.query.store.OneMoment;
import io.dealstream.query.whatif.WhatIfAnswer.Compared;
import io.dealstream.recount.Stamp;
import io.dealstream.recount.otherwise.OtherTerms;
import io.dealstream.recount.otherwise.Retelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Counts a pipeline's history as it was and as it would have been, both in one pass over its
 * events.
 */
@Component
class WhatIf {

  private final Questions questions;
  private final Pipelines pipelines;
  private final PastEvents events;
  private final OneMoment oneMoment;

  WhatIf(Questions questions, Pipelines pipelines, PastEvents events, OneMoment oneMoment) {
    this.questions = questions;
    this.pipelines = pipelines;
    this.events = events;
    this.oneMoment = oneMoment;
  }

  /**
   * @throws io.dealstream.edge.Problem as {@link Asked} and {@link TermsAsked} do
   */
  WhatIfAnswer answer(WhatIfBody body, Past past) {
    return oneMoment.of(
        () -> {
          var at = events.asOfOrNow(past);
          var asked = Asked.of(body, questions, at);
          var pass = new Pass(asked, TermsAsked.of(body, asked.pipeline()));
          events.measuredIn(asked.pipeline().id(), past, Side.TOUCHES, pass::take);
          pass.positions.note(
              Topics.PIPELINE_EVENTS,
              asked.pipeline().id(),
              pipelines.newestPosition(asked.pipeline().id()));
          return pass.answer(at);
        });
  }

  private static final class Pass {

    private final Asked asked;
    private final Retelling retelling;
    private final Side now;
    private final Side then;
    private final Positions positions = new Positions();
    private final Map<String, DealSeen> seen = new HashMap<>();

    /** Whose history would be another one: no other deal can count otherwise in a figure. */
    private final Set<String> otherwise = new LinkedHashSet<>();

    Pass(Asked asked, OtherTerms terms) {
      var pipeline = asked.pipeline();
      this.asked = asked;
      retelling = new Retelling(pipeline.id(), pipeline.definition(), terms);
      now = new Side(pipeline.id(), pipeline.definition(), Map.of());
      then = new Side(pipeline.id(), retelling.definition(), terms.limits());
    }

    void take(PastEvent told) {
      var event = told.event();
      note(told);
      now.take(event);
      var retold = retelling.tell(event);
      if (!retold.equals(Optional.of(event))) {
        otherwise.add(event.dealId());
      }
      retold.ifPresentOrElse(then::take, () -> then.touch(event));
    }

    private void note(PastEvent told) {
      var event = told.event();
      if (event instanceof DealEvent.Opened opened) {
        seen.put(event.dealId(), new DealSeen(opened.name(), told.position()));
      }
      if (told.isOf(asked.pipeline().id())) {
        positions.note(Topics.DEAL_EVENTS, event.dealId(), told.position());
      }
    }

    WhatIfAnswer answer(Instant at) {
      var folded = positions.byPartition();
      var stamp = new Stamp(at, folded);
      var compared = new ArrayList<Compared>();
      asked.metrics().forEach(metric -> compared.add(compared(metric, stamp)));
      if (asked.stuck()) {
        compared.add(stuck(stamp));
      }
      return new WhatIfAnswer(
          asked.pipeline().id(),
          asked.window(),
          asked.segment(),
          then.stages(),
          List.copyOf(compared),
          at,
          folded);
    }

    private Compared compared(Metric<?> metric, Stamp stamp) {
      var comparison =
          new Comparison(
              now.figures(metric, asked.segment(), asked.window(), stamp),
              then.figures(metric, asked.segment(), asked.window(), stamp),
              seen);
      for (var deal : otherwise) {
        comparison.take(
            deal,
            now.ofDeal(metric, deal, asked.segment(), asked.window(), stamp),
            then.ofDeal(metric, deal, asked.segment(), asked.window(), stamp));
      }
      return comparison.told(metric.name(), metric.definition(), asked.deals());
    }

    private Compared stuck(Stamp stamp) {
      var comparison =
          new Comparison(
              now.stuck(asked.segment(), stamp), then.stuck(asked.segment(), stamp), seen);
      var before = now.stuckByDeal(asked.segment(), stamp);
      var after = then.stuckByDeal(asked.segment(), stamp);
      for (var deal : now.deals()) {
        comparison.take(
            deal, before.getOrDefault(deal, Map.of()), after.getOrDefault(deal, Map.of()));
      }
      return comparison.told(Asked.STUCK, 1, asked.deals());
    }
  }
}
