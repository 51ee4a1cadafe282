package io.dealstream.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.NaiveFigures.Span;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made histories of months, with late events, in zones whose clocks change and whose days begin at
 * odd times: every figure of every window, compared with {@link NaiveFigures}.
 */
class RandomWindowsTest {

  private static final int EVENTS = 160;
  private static final int COMPARED_EVERY = 40;
  private static final long TWO_DAYS = 172_800_000;
  private static final Map<String, ZoneId> ZONES =
      Map.of("sales", ZoneId.of("America/St_Johns"), "renewals", ZoneId.of("Asia/Kathmandu"));

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 100 : 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_of_every_window_is_what_plain_loops_make_of_the_events(long seed) {
    var random = new Random(seed);
    var story = new RandomStory(random, TWO_DAYS);
    var told = new ArrayList<DealEvent>();
    try (var stream = new StreamUnderTest(RandomStory.BEGIN)) {
      var definitions = definitions(story.pen);
      var toldAt = random.nextInt(COMPARED_EVERY);
      for (var i = 1; i <= EVENTS; i++) {
        for (var event : story.next()) {
          stream.passUntil(story.clock());
          stream.take(event);
          told.add((DealEvent) event.event());
        }
        if (i == toldAt + 1) {
          definitions.forEach(stream::take); // of another partition, and so it may come later
        }
        if (i % COMPARED_EVERY == 0) {
          stream.settle();
          ZONES.forEach((pipeline, zone) -> compare(stream, told, pipeline, zone));
        }
      }
      stream.passUntil(story.clock().plusSeconds(100 * 86_400));
      stream.settle();
      ZONES.forEach((pipeline, zone) -> compare(stream, told, pipeline, zone));
    }
  }

  private static List<Recorded> definitions(Pen pen) {
    pen.zone = requireNonNull(ZONES.get("sales")).getId();
    var sales = pen.pipeline("sales", 1, 1, "a", "b", "c", "d");
    pen.zone = requireNonNull(ZONES.get("renewals")).getId();
    return List.of(sales, pen.pipeline("renewals", 3, 0, "b", "y"));
  }

  private static void compare(
      StreamUnderTest stream, List<DealEvent> told, String pipeline, ZoneId zone) {
    var published =
        stream.newest.keySet().stream()
            .filter(key -> key.startsWith(pipeline + "|") && !NaiveFigures.isOfAllTime(key))
            .collect(Collectors.groupingBy(NaiveFigures::windowOf, Collectors.toSet()));
    var spans = spans(told, pipeline, zone, stream.now());
    assertThat(spans.stream().map(Span::window)).containsAll(published.keySet());
    for (var span : spans) {
      compare(stream, told, pipeline, span, published.getOrDefault(span.window(), Set.of()));
    }
  }

  private static void compare(
      StreamUnderTest stream,
      List<DealEvent> told,
      String pipeline,
      Span span,
      Set<String> published) {
    var expected =
        NaiveFigures.of(
            told,
            Map.of(pipeline, requireNonNull(RandomStory.MINIMUM.get(pipeline))),
            RandomStory.STAGES,
            _ -> stream.now(),
            span);
    for (var figure : expected.entrySet()) {
      var key = RandomStory.encoded(figure.getKey());
      if (published.contains(key)) {
        var record = requireNonNull(stream.newest.get(key));
        Comparison.assertSame(key, record, figure.getValue());
        assertThat(record.window().start()).as(key).isEqualTo(span.start());
        assertThat(record.window().end()).as(key).isEqualTo(span.end());
      } else {
        assertThat(isNothing(figure.getValue())).as("%s is missing: %s", key, figure).isTrue();
      }
    }
    assertThat(expected.keySet().stream().map(RandomStory::encoded)).containsAll(published);
  }

  private static boolean isNothing(Map<String, Object> figure) {
    return figure.values().stream()
        .allMatch(v -> v == null || v.equals(0L) || v instanceof BigDecimal d && d.signum() == 0);
  }

  /** Every window in which anything happened, and the ninety days up to now. */
  private static Set<Span> spans(List<DealEvent> told, String pipeline, ZoneId zone, Instant now) {
    var spans = new HashSet<Span>();
    told.stream()
        .filter(e -> e.pipelineId().equals(pipeline) || e instanceof DealEvent.HandedOff)
        .map(e -> e.occurredAt().atZone(zone).toLocalDate())
        .distinct()
        .forEach(
            day -> {
              var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
              var month = day.withDayOfMonth(1);
              var q = (day.getMonthValue() - 1) / 3;
              var quarter = month.withMonth(q * 3 + 1);
              var named = day.getYear() + "-Q" + (q + 1);
              spans.add(span("day:" + day, day, day.plusDays(1), zone));
              spans.add(span("week:" + week(day), monday, monday.plusDays(7), zone));
              spans.add(span("month:" + YearMonth.from(day), month, month.plusMonths(1), zone));
              spans.add(span("quarter:" + named, quarter, quarter.plusMonths(3), zone));
            });
    var today = now.atZone(zone).toLocalDate();
    spans.add(span("trailing90", today.minusDays(89), today.plusDays(1), zone));
    return spans;
  }

  private static Span span(String word, LocalDate first, LocalDate end, ZoneId zone) {
    return new Span(word, first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  private static String week(LocalDate day) {
    return "%d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
