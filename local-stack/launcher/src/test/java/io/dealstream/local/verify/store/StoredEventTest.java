package io.dealstream.local.verify.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEventTest {

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{\"dealId\":", "{\"via\":\"nobody\"}"})
  void what_is_no_event_cannot_be_read(String payload) {
    assertThatThrownBy(() -> History.event("e", "d", 0, payload).event())
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void an_event_in_which_something_is_missing_cannot_be_read() {
    var event =
        History.event(
            "e", "d", 0, "{\"dealId\":\"d\",\"pipelineVersion\":0,\"visit\":1,\"qualified\":true}");
    assertThatThrownBy(event::event)
        .isInstanceOf(Unreadable.class)
        .hasMessage("pipelineId is missing");
  }
}
