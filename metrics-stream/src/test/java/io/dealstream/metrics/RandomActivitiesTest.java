package io.dealstream.metrics;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Made histories of what was planned and done, told late, twice, and before their pipelines. */
class RandomActivitiesTest {

  private static final int EVENTS = 120;
  private static final Map<String, ZoneId> ZONES =
      Map.of("sales", ZoneId.of("America/St_Johns"), "renewals", ZoneId.of("Asia/Kathmandu"));

  private final Pen pen = new Pen();
  private final Marks marks = new Marks("activities", ZONES);

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 100 : 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_of_every_window_is_what_plain_loops_make_of_the_events(long seed) {
    var random = new Random(seed);
    var clock = RandomStory.BEGIN;
    var definitions =
        ZONES.keySet().stream()
            .sorted()
            .map(
                id -> {
                  pen.zone = ZONES.get(id).getId();
                  return pen.pipeline(id, 1, 0, "a", "b");
                })
            .toList();
    try (var stream = new StreamUnderTest(RandomStory.BEGIN)) {
      var toldAt = random.nextInt(EVENTS / 2);
      for (var i = 0; i < EVENTS; i++) {
        clock = clock.plusMillis(random.nextLong(172_800_000));
        stream.passUntil(clock);
        if (i == toldAt) {
          definitions.forEach(stream::take);
        }
        var told = next(random, clock);
        stream.take(told);
        if (random.nextInt(8) == 0) {
          stream.take(told); // delivered again
        }
      }
      stream.settle();
      compare(stream);
      stream.passUntil(clock.plus(Duration.ofDays(50)));
      stream.settle();
      compare(stream);
    }
  }

  private void compare(StreamUnderTest stream) {
    marks.compare(stream, (type, sum) -> Map.of("type", type, "count", sum.apply("done")));
    SecondPath.compare(stream, pen.written.stream().map(Recorded::event).toList());
  }

  private Recorded next(Random random, Instant now) {
    var deal = "d" + random.nextInt(6);
    if (!pen.knows(deal)) {
      pen.source = random.nextBoolean() ? "fair" : null;
      var pipeline = random.nextBoolean() ? "sales" : "renewals";
      return pen.open(deal, pipeline, "a", "anna", null, now);
    }
    var type = ActivityType.values()[random.nextInt(ActivityType.values().length)];
    var follow = new FollowUpPen(pen);
    return switch (random.nextInt(9)) {
      case 0 -> follow.plan(deal, "a1", type, now.plusSeconds(9), now);
      case 1 -> follow.reschedule(deal, "a1", type, now.plusSeconds(99), now);
      case 2 -> follow.cancel(deal, "a1", type, now);
      case 3 -> pen.fellDue(deal, now);
      case 4 -> pen.notice(deal, now);
      default -> done(random, deal, type, now);
    };
  }

  private Recorded done(Random random, String deal, ActivityType type, Instant now) {
    var by = List.of("otto", "chloé & co").get(random.nextInt(2));
    var team = random.nextBoolean() ? "north" : null;
    var happened = now.minusMillis(random.nextLong(Duration.ofDays(120).toMillis()));
    var source = pen.sourceOf(deal);
    marks.add(
        pen.pipelineOf(deal), type.word(), Marks.segments(by, team, source), happened, "done");
    return pen.tell(
        random.nextBoolean()
            ? new DealEvent.ActivityCompleted(
                deal,
                pen.pipelineOf(deal),
                "a1",
                type,
                null,
                null,
                "a",
                by,
                team,
                happened,
                pen.ownerOf(deal),
                null,
                source,
                null,
                pen.via,
                now)
            : new DealEvent.ActivityRecorded(
                deal,
                pen.pipelineOf(deal),
                "a2",
                type,
                null,
                true,
                false,
                "a",
                by,
                team,
                happened,
                pen.ownerOf(deal),
                null,
                source,
                null,
                pen.via,
                now));
  }
}
