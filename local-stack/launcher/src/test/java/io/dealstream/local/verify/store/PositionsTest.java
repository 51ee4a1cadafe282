package io.dealstream.local.verify.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.local.verify.store.EventStore.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTest {

  private final History history = History.of(9);

  @Test
  void a_whole_history_is_ok() {
    assertThat(look(history.state())).containsExactly("positions    ok       9 events");
  }

  @Test
  void an_empty_store_is_ok() {
    history.rows().clear();
    assertThat(look(History.of(0).state())).containsExactly("positions    ok       0 events");
  }

  @Test
  void a_hole_is_named_and_the_event_missing_in_its_deal() {
    var state = history.state();
    history.rows().remove(3);
    assertThat(look(state))
        .containsExactly(
            "positions    differs  8 events",
            "  after position 3: expected position 4, found 5",
            "  position 7 (deal:d0): number in its aggregate: expected 1, found 2");
  }

  @Test
  void a_position_whose_event_is_gone_is_named() {
    var row = history.rows().get(8);
    history.rows().set(8, new StoredRow(9, row.chain(), row.dealChain(), null));
    assertThat(look(history.state())).contains("  position 9: its event is gone from the store");
  }

  @Test
  void events_that_nobody_would_ever_see_are_named() {
    var state = history.state();
    assertThat(
            look(
                new State(12, state.chain(), 2, List.of("deal:d7 event 0"), List.of("position 3"))))
        .containsExactly(
            "positions    differs  9 events, 2 that wait for their position",
            "  the counter's next position: expected 10, found 12",
            "  deal:d7 event 0: has no position, and waits for none",
            "  position 3: its event waits for another one");
  }

  private List<String> look(State state) {
    var positions = new Positions();
    history.rows().forEach(positions::see);
    return positions.end(state).lines();
  }
}
