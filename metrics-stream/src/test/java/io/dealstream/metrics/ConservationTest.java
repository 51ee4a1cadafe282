package io.dealstream.metrics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Flow;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What figures of different metrics say of the same deals adds up, in made histories. */
class ConservationTest {

  private static final int EVENTS = 200;
  private static final long A_DAY = 86_400_000;

  /** A stage of a pipeline, as a segment sees it. */
  private record Place(String pipeline, Segment segment, String stage) {}

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 100 : 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_came_and_what_left_and_what_is_there_add_up(long seed) {
    var story = new RandomStory(new Random(seed), A_DAY);
    try (var stream = new StreamUnderTest(RandomStory.BEGIN)) {
      stream.take(story.pen.pipeline("sales", 1, 1, "a", "b", "c", "d"));
      stream.take(story.pen.pipeline("renewals", 3, 0, "b", "y"));
      for (var i = 0; i < EVENTS; i++) {
        for (var event : story.next()) {
          stream.passUntil(story.clock());
          stream.take(event);
        }
      }
      stream.settle();
      movesForwardComeWhereTheyLeadTo(stream);
      workInProgressIsWhatCameLessWhatLeft(stream);
      whatIsOpenIsTheVisitsThatGoOn(stream);
      theWaterfallEndsWithWhatIsOpen(stream);
      whatIsOpenIsExpectedToCloseOnce(stream);
    }
  }

  private static void movesForwardComeWhereTheyLeadTo(StreamUnderTest stream) {
    var ofAll =
        records(stream, Flow.class)
            .filter(record -> record.segment().equals(Segment.ALL))
            .collect(groupingBy(record -> record.pipelineId() + " " + record.window().word()));
    assertThat(ofAll).hasSizeGreaterThan(50);
    ofAll.forEach(
        (window, flows) -> {
          assertThat(sum(flows.stream(), Flow::forwardIn))
              .as("forward in %s", window)
              .isEqualTo(sum(flows.stream(), Flow::forwardOut));
          assertThat(sum(flows.stream(), Flow::backwardIn))
              .as("backward in %s", window)
              .isEqualTo(sum(flows.stream(), Flow::backwardOut));
        });
  }

  private static void workInProgressIsWhatCameLessWhatLeft(StreamUnderTest stream) {
    var now = inWindow(stream, Flow.class, Flow::wip);
    assertThat(now)
        .isNotEmpty()
        .isEqualTo(inWindow(stream, StageEntries.class, StageEntries::stillThere));
    for (var period : Period.values()) {
      var sums =
          records(stream, Flow.class)
              .filter(record -> record.window().kind().equals(period.word()))
              .collect(
                  groupingBy(
                      ConservationTest::place,
                      summingLong(record -> record.item().entered() - record.item().exited())));
      assertThat(sums).as(period.word()).isEqualTo(now);
    }
    assertThat(records(stream, Flow.class).filter(r -> !r.window().equals(Window.ALL)))
        .allMatch(record -> record.item().wip() == null);
  }

  private static void whatIsOpenIsTheVisitsThatGoOn(StreamUnderTest stream) {
    var visits =
        records(stream, StageDwell.class)
            .filter(record -> record.window().equals(Window.ALL))
            .filter(record -> record.item().reading() == Reading.VISIT)
            .collect(toMap(ConservationTest::place, record -> record.item().openCount()));
    assertThat(inWindow(stream, OpenPipeline.class, OpenPipeline::count))
        .isNotEmpty()
        .allSatisfy((place, count) -> assertThat(visits).containsEntry(place, count));
  }

  private static void theWaterfallEndsWithWhatIsOpen(StreamUnderTest stream) {
    var ends =
        records(stream, Waterfall.class)
            .filter(record -> record.window().equals(Window.ALL))
            .collect(
                toMap(
                    ConservationTest::whose,
                    record ->
                        List.of(
                            record.item().closingDeals(),
                            record.item().withoutValue(),
                            record.item().closing().amount())));
    assertThat(ends).hasSizeGreaterThan(5);
    ends.forEach(
        (whose, end) ->
            assertThat(end)
                .as(whose)
                .isEqualTo(
                    List.of(
                        sumOfOpen(stream, whose, OpenPipeline::count),
                        sumOfOpen(stream, whose, OpenPipeline::withoutValue),
                        open(stream, whose)
                            .map(open -> open.value().amount())
                            .reduce(new BigDecimal("0.00"), BigDecimal::add))));
    for (var period : Period.values()) {
      var sums =
          records(stream, Waterfall.class)
              .filter(record -> record.window().kind().equals(period.word()))
              .collect(
                  groupingBy(
                      ConservationTest::whose,
                      reducing(
                          new BigDecimal("0.00"),
                          record -> record.item().netChange().amount(),
                          BigDecimal::add)));
      sums.forEach((whose, sum) -> assertThat(sum).as(whose).isEqualTo(ends.get(whose).get(2)));
      assertThat(sums.keySet()).isEqualTo(ends.keySet());
    }
  }

  private static Stream<OpenPipeline> open(StreamUnderTest stream, String whose) {
    return records(stream, OpenPipeline.class)
        .filter(record -> whose(record).equals(whose))
        .map(MetricRecord::item);
  }

  private static long sumOfOpen(
      StreamUnderTest stream, String whose, ToLongFunction<OpenPipeline> of) {
    return open(stream, whose).mapToLong(of).sum();
  }

  private static String whose(MetricRecord<?> record) {
    return record.pipelineId() + " " + record.segment().word();
  }

  private static void whatIsOpenIsExpectedToCloseOnce(StreamUnderTest stream) {
    assertThat(inSegment(stream, Forecast.class, Forecast::count))
        .isNotEmpty()
        .isEqualTo(inSegment(stream, OpenPipeline.class, OpenPipeline::count));
    assertThat(inSegment(stream, Forecast.class, f -> cents(f.value())))
        .isEqualTo(inSegment(stream, OpenPipeline.class, o -> cents(o.value())));
    assertThat(inSegment(stream, Forecast.class, Forecast::withoutProbability))
        .isEqualTo(inSegment(stream, OpenPipeline.class, OpenPipeline::withoutProbability));
  }

  /** Over all items. */
  private static <I extends MetricItem> Map<String, Long> inSegment(
      StreamUnderTest stream, Class<I> type, ToLongFunction<I> figure) {
    return records(stream, type)
        .collect(
            groupingBy(
                ConservationTest::whose, summingLong(record -> figure.applyAsLong(record.item()))));
  }

  private static long cents(Money money) {
    return money.amount().unscaledValue().longValueExact();
  }

  private static <I extends MetricItem> Map<Place, Long> inWindow(
      StreamUnderTest stream, Class<I> type, ToLongFunction<I> figure) {
    return records(stream, type)
        .filter(record -> record.window().equals(Window.ALL))
        .collect(toMap(ConservationTest::place, record -> figure.applyAsLong(record.item())));
  }

  private static long sum(Stream<MetricRecord<Flow>> flows, ToLongFunction<Flow> of) {
    return flows.map(MetricRecord::item).mapToLong(of).sum();
  }

  @SuppressWarnings("unchecked") // just looked
  private static <I extends MetricItem> Stream<MetricRecord<I>> records(
      StreamUnderTest stream, Class<I> type) {
    return stream.newest.values().stream()
        .filter(record -> type.isInstance(record.item()))
        .map(record -> (MetricRecord<I>) record);
  }

  private static Place place(MetricRecord<?> record) {
    var stage =
        switch (record.item()) {
          case Flow flow -> flow.stageId();
          case StageEntries entries -> entries.stageId();
          case StageDwell dwell -> dwell.stageId();
          case OpenPipeline open -> open.stageId();
          default -> throw new IllegalArgumentException("of no stage: " + record);
        };
    return new Place(record.pipelineId(), record.segment(), stage);
  }
}
