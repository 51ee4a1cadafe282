package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.WinRate;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadRecordsTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ENTERED_A = NaiveFigures.key("p", "stage-entries", "all", "a");

  private final Pen pen = new Pen();
  private final StreamUnderTest stream = new StreamUnderTest();

  @BeforeEach
  void a_pipeline() {
    stream.take(pen.pipeline("p", 0, 0, "a", "b"));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void what_is_no_event_goes_aside_as_it_came_and_says_why() {
    var good = pen.open("d", "p", "a", "anna", null, MONDAY);
    stream.take(good, record(good, "{\"dealId\":"));
    var letter = stream.deadLettersOf("deal-events").getFirst();
    assertThat(letter.key()).isEqualTo("d".getBytes(UTF_8));
    assertThat(letter.value()).isEqualTo("{\"dealId\":".getBytes(UTF_8));
    assertThat(header(letter, "dlq_reason")).isEqualTo("malformed-json");
    assertThat(header(letter, "dlq_topic")).isEqualTo("deal-events");
    assertThat(header(letter, "dlq_offset")).isEqualTo("0");
    assertThat(header(letter, "ce_id")).isEqualTo("e-" + good.position());
    assertThat(stream.alarms).containsExactly("deal-events malformed-json");
  }

  @Test
  void later_events_of_that_deal_follow_it_and_other_deals_go_on() {
    var bad = pen.open("d", "p", "a", "anna", null, MONDAY);
    stream.take(bad, record(bad, "null"));
    stream.take(pen.move("d", "b", MONDAY), pen.win("d", MONDAY));
    stream.take(pen.open("e", "p", "a", "anna", null, MONDAY));
    stream.settle();
    assertThat(reasons())
        .containsExactly("malformed-json", "follows-a-bad-record", "follows-a-bad-record");
    assertThat(stream.item(ENTERED_A, StageEntries.class).entered()).isEqualTo(1);
    assertThat(stream.newest).doesNotContainKey(NaiveFigures.key("p", "win-rate", "all", "-"));
  }

  @Test
  void a_gap_in_a_deals_sequence_goes_aside_and_leaves_what_was_counted() {
    stream.take(pen.open("d", "p", "a", "anna", null, MONDAY));
    pen.move("d", "b", MONDAY); // lost on the way
    stream.take(pen.move("d", "a", MONDAY), pen.win("d", MONDAY));
    stream.settle();
    assertThat(reasons()).containsExactly("sequence-gap", "follows-a-bad-record");
    assertThat(stream.item(ENTERED_A, StageEntries.class).entered()).isEqualTo(1);
  }

  @Test
  void an_event_delivered_twice_changes_nothing() {
    var opened = pen.open("d", "p", "a", "anna", "100", MONDAY);
    var won = pen.win("d", MONDAY);
    stream.take(opened, opened, won, won, opened);
    stream.settle();
    var rate = stream.record(NaiveFigures.key("p", "win-rate", "all", "-"), WinRate.class);
    assertThat(rate.item().won()).isEqualTo(1);
    assertThat(rate.folded()).containsEntry("deal-events-0", won.position());
    assertThat(stream.alarms).isEmpty();
  }

  @Test
  void each_kind_of_defect_has_its_code() {
    var e = pen.open("d", "p", "a", "anna", null, MONDAY);
    var json = new String(e.value(), UTF_8);
    assertDefect(e, record(e, json.replace("\"owner\":\"anna\",", "")), "missing-field");
    assertDefect(e, record(e, json.replace("\"d\"", "\"x\"")), "contradiction");
    assertDefect(e, record(e, json.replace("09:00", "10:00")), "contradiction");
    assertDefect(
        e, record(e, json.replace("\"owner\"", amount("1.234") + "\"owner\"")), "malformed-json");
    assertDefect(
        e,
        record(e, json.replace("\"owner\"", amount("99999999999999999") + "\"owner\"")),
        "amount-too-large");
    var terms = "\"stageTerms\":{\"probability\":%s},\"owner\"";
    for (var improbable : List.of("1.000001", "-0.1", "12")) {
      assertDefect(
          e, record(e, json.replace("\"owner\"", terms.formatted(improbable))), "no-probability");
    }
    assertDefect(e, withHeader(e, "ce_type", "io.dealstream.deal.teleported.v1"), "unknown-type");
    assertDefect(e, withHeader(e, "ce_type", "io.dealstream.pipeline.created.v1"), "unknown-type");
    assertDefect(e, withHeader(e, "ce_sequence", "first"), "malformed-envelope");
    assertDefect(e, withHeader(e, "ce_recordedtime", "yesterday"), "malformed-envelope");
    assertDefect(
        e, new TestRecord<>("d", e.value(), new RecordHeaders(), MONDAY), "malformed-envelope");
    assertDefect(e, new TestRecord<>("d", null, e.headers(), MONDAY), "no-value");
    assertDefect(e, new TestRecord<>(null, e.value(), e.headers(), MONDAY), "contradiction");
  }

  @Test
  void a_record_of_no_deal_holds_nobody_back() {
    var opened = pen.open("d", "p", "a", "anna", null, MONDAY);
    stream.take(opened, new TestRecord<>(null, opened.value(), opened.headers(), MONDAY));
    stream.take(opened);
    stream.settle();
    assertThat(stream.item(ENTERED_A, StageEntries.class).entered()).isEqualTo(1);
  }

  @Test
  void what_a_deal_cannot_have_done_goes_aside() {
    stream.take(pen.open("d", "p", "a", "anna", null, MONDAY));
    var early = pen.win("d", MONDAY.minusSeconds(1));
    stream.take(early);
    assertThat(reasons()).containsExactly("time-went-back");
  }

  @Test
  void a_bad_pipeline_event_goes_to_a_topic_of_its_own() {
    var change = pen.pipeline("p", 3, 0, "a", "b");
    stream.take(change, record(change, "[]"));
    assertThat(stream.deadLettersOf("pipeline-events")).hasSize(1);
    assertThat(stream.alarms).containsExactly("pipeline-events malformed-json");
  }

  private void assertDefect(Recorded like, TestRecord<String, byte[]> record, String code) {
    try (var fresh = new StreamUnderTest()) {
      fresh.take(like, record);
      var letters = fresh.deadLettersOf("deal-events");
      assertThat(letters).as(code).hasSize(1);
      assertThat(header(letters.getFirst(), "dlq_reason")).isEqualTo(code);
      assertThat(fresh.alarms).containsExactly("deal-events " + code);
    }
  }

  private List<String> reasons() {
    return stream.deadLettersOf("deal-events").stream().map(l -> header(l, "dlq_reason")).toList();
  }

  private static String amount(String euros) {
    var money = "{\"amount\":\"" + euros + "\",\"currency\":\"EUR\"},";
    return "\"amount\":" + money + "\"value\":" + money;
  }

  private static TestRecord<String, byte[]> record(Recorded like, String json) {
    return new TestRecord<>(like.key(), json.getBytes(UTF_8), like.headers(), like.recordedAt());
  }

  private static TestRecord<String, byte[]> withHeader(Recorded like, String name, String value) {
    var headers = like.headers().remove(name).add(name, value.getBytes(UTF_8));
    return new TestRecord<>(like.key(), like.value(), headers, like.recordedAt());
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
