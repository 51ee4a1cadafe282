package io.dealstream.query.reviews;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.alerts.StuckDeals.Stuck;
import io.dealstream.query.goals.Goals.During;
import io.dealstream.query.metrics.Question;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A review in the making: it takes a pipeline's events once, for both periods. */
final class Draft {

  private final Question question;
  private final Rhythm rhythm;
  private final Span now;
  private final Span before;
  private final Recount recount = new Recount();
  private final Story story;
  private final FellDue fellDue;

  Draft(Question question, Rhythm rhythm, Span now) {
    this.question = question;
    this.rhythm = rhythm;
    this.now = now;
    this.before = rhythm.before(now);
    var pipeline = question.of();
    recount.define(pipeline.id(), pipeline.definition());
    story = new Story(pipeline.id(), now, before);
    fellDue = new FellDue(question.segment(), now, before);
  }

  /** Of what a deal did elsewhere before it came figures are made, and nothing is told. */
  void hear(DealEvent event) {
    recount.add(event);
  }

  /** Of each deal in their order. */
  void take(DealEvent event) {
    if (event instanceof DealEvent.Activity activity) {
      fellDue.take(activity);
    } else {
      recount.add(event);
      story.take(event);
    }
  }

  /** The end of the period, or now where it is not over. */
  Instant end(Instant asOf) {
    return asOf.isBefore(now.end()) ? asOf : now.end();
  }

  Instant begin() {
    return now.start();
  }

  Instant endBefore() {
    return before.end();
  }

  /**
   * @param stuck just before the end
   * @param stuckBefore just before the end of the period before
   * @param goals as they stood at the end
   * @param names of deals, by their ids
   */
  Review told(
      List<Stuck> stuck,
      List<Stuck> stuckBefore,
      During goals,
      Function<Collection<String>, Map<String, String>> names,
      Stamp stamp) {
    var pipeline = question.of();
    var segment = question.segment();
    var worth = new Worth(pipeline.currency());
    var lives = recount.lives(pipeline.id());
    var figures = new Compared(measured(now, stamp), measured(before, stamp));
    var happenings = new Happenings(story, lives, segment, now, before, worth);
    var standing = new StuckThen(stuck, stuckBefore, story, segment, worth);
    var visits = new Visits(lives, story, segment, now, before);
    var matters =
        new Matters(pipeline.stages(), figures, visits, happenings, standing, worth).told();
    var asked = new HashSet<>(happenings.deals());
    asked.addAll(standing.listed());
    asked.addAll(fellDue.deals());
    matters.forEach(matter -> matter.examples().forEach(one -> asked.add(one.dealId())));
    var called = names.apply(asked);
    return new Review(
        pipeline.id(),
        pipeline.name(),
        pipeline.zone(),
        pipeline.currency(),
        segment,
        rhythm,
        Review.Days.of(now),
        Review.Days.of(before),
        happenings.told(called),
        happenings.lossReasons(),
        figures.outcomes(),
        figures.cycle(),
        pipeline.stages().stream().map(figures::of).toList(),
        standing.told(end(stamp.asOf()), called),
        fellDue.told(called),
        new Review.Goals(
            end(stamp.asOf()),
            goals.goals().stream().map(Review.OfGoal::of).toList(),
            goals.more()),
        matters.stream().map(matter -> matter.called(called)).toList(),
        figures.reasons(),
        stamp.asOf(),
        stamp.folded());
  }

  private Measured measured(Span span, Stamp stamp) {
    var window = span.window(rhythm);
    return Measured.of(recount, question.of().id(), question.segment(), window, stamp);
  }
}
