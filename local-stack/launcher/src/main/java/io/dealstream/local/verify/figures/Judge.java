package io.dealstream.local.verify.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.local.verify.figures.Fields.Pair;
import io.dealstream.local.verify.figures.Judgement.Behind;
import io.dealstream.local.verify.figures.Judgement.Right;
import io.dealstream.local.verify.figures.Judgement.Stray;
import io.dealstream.local.verify.figures.Judgement.Wrong;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Looks closely at single figures. */
final class Judge {

  private final EventLog log;
  private final long position;
  private final List<Metric<?>> counted;
  private final Clock clock;

  /**
   * @param log as far as any figure has come
   * @param position up to which every figure must have come in the end
   * @param counted by which definitions; figures by others stay where they are
   */
  Judge(EventLog log, long position, List<Metric<?>> counted, Clock clock) {
    this.log = log;
    this.position = position;
    this.counted = counted;
    this.clock = clock;
  }

  Judgement of(PublishedFigure figure) {
    var zone = log.zone(figure.record().pipelineId());
    if (zone.isEmpty()) {
      return new Stray("there is no pipeline " + figure.record().pipelineId());
    }
    var now = clock.instant();
    var atItsCut = Expected.recounted(log, figure.cut(), now, figure);
    if (atItsCut.isPresent() && !goesOn(figure)) {
      var wrong = Fields.differences(atItsCut.get(), figure.record());
      return wrong.isEmpty() ? new Right() : new Wrong(wrong);
    }
    var late = Expected.recounted(log, figure.cut().orUpTo(position), now, figure);
    if (late.isEmpty()) {
      return atItsCut.isEmpty()
          ? new Stray("its metric has no such figure")
          : new Behind(Map.of("figure", new Pair("none any more", "one")));
    }
    var missing = Fields.differences(late.get(), figure.record());
    if (missing.isEmpty()) {
      return endsToday(figure, zone.get());
    }
    var wrong = Fields.differences(atItsCut.orElse(late.get()), figure.record());
    return wrong.isEmpty() ? new Behind(missing) : new Wrong(wrong);
  }

  /** Whether a stream counts by its definition. */
  private boolean goesOn(PublishedFigure figure) {
    var record = figure.record();
    return Metric.of(record.metric(), record.definition()).filter(counted::contains).isPresent();
  }

  private Judgement endsToday(PublishedFigure figure, ZoneId zone) {
    return figure.endsWith(LocalDate.now(clock.withZone(zone)), zone)
        ? new Right()
        : new Behind(
            Map.of("window", new Pair("one that ends today", figure.record().window().toString())));
  }
}
