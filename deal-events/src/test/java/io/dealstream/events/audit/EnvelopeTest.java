package io.dealstream.events.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final Envelope ENVELOPE =
      new Envelope(
          "01956f",
          "io.dealstream.deal.won.v1",
          Envelope.SOURCE,
          "d1",
          "2026-03-02T09:00:00Z",
          "2026-03-02T09:00:01.123456Z",
          4,
          17,
          filled(1),
          filled(2),
          "import-1",
          "c9",
          "anna");

  @Test
  void is_a_cloud_event_in_binary_mode() {
    var headers = headers();
    assertThat(headers)
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "01956f")
        .containsEntry("ce_type", "io.dealstream.deal.won.v1")
        .containsEntry("ce_source", "/dealstream")
        .containsEntry("ce_subject", "d1")
        .containsEntry("ce_time", "2026-03-02T09:00:00Z")
        .containsEntry("ce_recordedtime", "2026-03-02T09:00:01.123456Z")
        .containsEntry("ce_sequence", "4")
        .containsEntry("ce_position", "17")
        .containsEntry("ce_chain", "01".repeat(32))
        .containsEntry("ce_dealchain", "02".repeat(32))
        .containsEntry("ce_correlationid", "import-1")
        .containsEntry("ce_causationid", "c9")
        .containsEntry("ce_actor", "anna")
        .containsEntry("content-type", "application/json")
        .hasSize(15);
    // CloudEvents allows an attribute's name no more than lower-case letters and digits.
    headers.keySet().stream()
        .filter(name -> name.startsWith("ce_"))
        .forEach(name -> assertThat(name).matches("ce_[a-z0-9]+"));
  }

  @Test
  void reads_back_as_it_was_written() {
    var headers = new RecordHeaders();
    ENVELOPE.writeTo(headers);
    assertThat(Envelope.readFrom(headers)).usingRecursiveComparison().isEqualTo(ENVELOPE);
  }

  @Test
  void what_is_missing_or_malformed_is_named() {
    var headers = new RecordHeaders();
    ENVELOPE.writeTo(headers);
    headers.remove("ce_actor");
    assertThatThrownBy(() -> Envelope.readFrom(headers))
        .isInstanceOf(Envelope.MalformedEnvelope.class)
        .hasMessage("ce_actor is missing");
    headers.add("ce_actor", "anna".getBytes(UTF_8));
    headers.remove("ce_position").add("ce_position", "soon".getBytes(UTF_8));
    assertThatThrownBy(() -> Envelope.readFrom(headers))
        .isInstanceOf(Envelope.MalformedEnvelope.class)
        .hasMessageContaining("ce_position");
  }

  private static Map<String, String> headers() {
    var headers = new RecordHeaders();
    ENVELOPE.writeTo(headers);
    var all = new HashMap<String, String>();
    headers.forEach(header -> all.put(header.key(), new String(header.value(), UTF_8)));
    return all;
  }

  private static byte[] filled(int value) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
