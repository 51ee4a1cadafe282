package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.MetricRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made histories of messages, reported late, twice and in any order, with more said as it comes.
 */
class RandomEmailTest {

  private static final int EVENTS = 200;
  private static final Map<String, String> FIELDS =
      Map.of(
          "Sent", "sent",
          "Bounced", "bounced",
          "Delivered", "delivered",
          "Opened", "opened",
          "Clicked", "clicked");

  private final Pen pen = new Pen();
  private final List<EmailEvent> told = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 100 : 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_of_every_window_is_what_plain_loops_make_of_the_events(long seed) {
    var random = new Random(seed);
    var clock = RandomStory.BEGIN;
    try (var stream = new StreamUnderTest(RandomStory.BEGIN)) {
      for (var i = 1; i <= EVENTS; i++) {
        clock = clock.plusMillis(random.nextLong(100_000_000));
        stream.passUntil(clock);
        var event = next(random, clock);
        if (event != null) {
          stream.take(pen.write(event));
          told.add(event);
        }
        if (random.nextInt(8) == 0 && !told.isEmpty()) {
          stream.take(pen.written.get(random.nextInt(pen.written.size()))); // delivered again
        }
        if (i % (EVENTS / 2) == 0) {
          stream.settle();
          compare(stream);
        }
      }
      stream.passUntil(clock.plus(Duration.ofDays(50)));
      stream.settle();
      compare(stream);
      assertThat(stream.alarms).isEmpty();
      assertThat(stream.published).noneMatch(MetricRecord::correction);
    }
  }

  private void compare(StreamUnderTest stream) {
    marks().compare(stream, RandomEmailTest::fields);
    SecondPath.compare(stream, pen.written.stream().map(Recorded::event).toList());
  }

  private static Map<String, Object> fields(String item, Function<String, Long> sum) {
    var fields = new HashMap<String, Object>();
    FIELDS.values().forEach(field -> fields.put(field, sum.apply(field)));
    if (!item.equals("-")) {
      fields.put("campaignId", item.substring("campaign:".length()));
    }
    var left = sum.apply("sent") - sum.apply("bounced");
    fields.put(
        "openRate",
        left == 0
            ? null
            : BigDecimal.valueOf(sum.apply("opened"))
                .divide(BigDecimal.valueOf(left), 6, RoundingMode.HALF_EVEN));
    return fields;
  }

  /** By message: all that was said of it last, and when it was sent. */
  private Marks marks() {
    var marks = new Marks("email", Map.of(Company.ID, ZoneOffset.UTC));
    for (var sent : told) {
      if (sent instanceof EmailEvent.Sent) {
        var of = told.stream().filter(e -> e.messageId().equals(sent.messageId())).toList();
        var last = of.getLast();
        var segments = Marks.segments(last.owner(), last.team(), null);
        for (var event : of) {
          var field = FIELDS.get(event.getClass().getSimpleName());
          marks.add(Company.ID, "-", segments, sent.happenedAt(), field);
          if (last.campaignId() != null) {
            var item = "campaign:" + last.campaignId();
            marks.add(Company.ID, item, segments, sent.happenedAt(), field);
          }
        }
      }
    }
    return marks;
  }

  /** Null where that kind was told of the message before. */
  private EmailEvent next(Random random, Instant now) {
    var id = "m" + random.nextInt(70);
    var of = told.stream().filter(e -> e.messageId().equals(id)).toList();
    var campaign = said(random, of.isEmpty() ? null : of.getLast().campaignId(), "spring", id);
    var owner = said(random, of.isEmpty() ? null : of.getLast().owner(), "anna", id);
    var team = said(random, of.isEmpty() ? null : of.getLast().team(), "north", id);
    var happened = now.minusMillis(random.nextLong(Duration.ofDays(40).toMillis()));
    var event =
        switch (random.nextInt(8)) {
          case 0 -> new EmailEvent.Bounced(id, campaign, owner, team, happened, pen.via, now);
          case 1 -> new EmailEvent.Delivered(id, campaign, owner, team, happened, pen.via, now);
          case 2, 3 -> new EmailEvent.Opened(id, campaign, owner, team, happened, pen.via, now);
          case 4 -> new EmailEvent.Clicked(id, campaign, owner, team, happened, pen.via, now);
          default -> new EmailEvent.Sent(id, campaign, owner, team, happened, pen.via, now);
        };
    return of.stream().anyMatch(e -> e.getClass() == event.getClass()) ? null : event;
  }

  /** What was left out may be said later, and nothing be said otherwise. */
  private static String said(Random random, String known, String word, String id) {
    return known != null || random.nextBoolean() ? known : word + id.length();
  }
}
