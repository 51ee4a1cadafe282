package io.dealstream.command.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerializerTest {

  private final EventSerializer serializer = new EventSerializer();

  @Test
  void an_event_is_stored_under_its_published_name_in_its_published_form() {
    var won =
        new DealEvent.Won(
            "d1",
            "sales",
            3,
            "closing",
            null,
            null,
            "anna",
            null,
            null,
            null,
            Via.API,
            Instant.parse("2026-03-02T09:00:00Z"));
    var stored = serializer.serialize(won, byte[].class);
    assertThat(stored.getType().getName()).isEqualTo("io.dealstream.deal.won.v1");
    assertThat(stored.getType().getRevision()).isNull();
    assertThat(new String(stored.getData(), UTF_8))
        .isEqualTo(
            """
            {"dealId":"d1","pipelineId":"sales","pipelineVersion":3,"from":"closing",\
            "owner":"anna","via":"api","occurredAt":"2026-03-02T09:00:00Z"}""");
    assertThat((Object) serializer.deserialize(stored)).isEqualTo(won);
  }

  @Test
  void what_stands_around_an_event_is_plain_json() {
    var around = MetaData.from(new Origin("anna", "import-1", "c-2").asMetaData());
    var stored = serializer.serialize(around, byte[].class);
    assertThat(new String(stored.getData(), UTF_8))
        .isEqualTo("{\"actor\":\"anna\",\"causationId\":\"c-2\",\"correlationId\":\"import-1\"}");
    assertThat((Object) serializer.deserialize(stored)).isEqualTo(around);
  }

  @Test
  void axons_own_reading_positions_can_be_read() {
    for (var token :
        new Object[] {
          new GlobalSequenceTrackingToken(7), GapAwareTrackingToken.newInstance(9, Set.of(4L))
        }) {
      var stored = serializer.serialize(token, byte[].class);
      assertThat((Object) serializer.deserialize(stored)).isEqualTo(token);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.ArrayList",
        "io.dealstream.events.deal.DealEvent$Won",
        "org.axonframework.eventhandling.evil.TrackingToken",
        "io.dealstream.deal.won.v2"
      })
  void no_other_name_is_turned_into_a_class(String name) {
    var stored = new SimpleSerializedObject<>("[]".getBytes(UTF_8), byte[].class, name, null);
    assertThatThrownBy(() -> serializer.deserialize(stored))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void no_class_that_is_no_event_is_stored_as_one() {
    assertThat(serializer.typeForClass(ArrayList.class).getName()).isEqualTo("java.util.ArrayList");
    assertThatThrownBy(() -> serializer.typeForClass(UnknownEvent.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record UnknownEvent(String subject, Instant occurredAt, Via via) implements DomainEvent {}
}
