package io.dealstream.local.verify.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {

  private final History history = History.of(9);

  @Test
  void an_untouched_history_is_ok() {
    assertThat(look()).containsExactly("chains       ok       9 events");
  }

  @Test
  void a_changed_payload_is_found_where_it_was_changed_and_nowhere_else() {
    change(4, History.event("e4", "d1", 1, "{\"n\":9,\"occurredAt\":\"2026-01-01T00:00:00Z\"}"));
    assertThat(look())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("  position 5 (deal:d1 event 1): chain: expected "))
        .anyMatch(line -> line.startsWith("  position 5 (deal:d1 event 1): dealchain: expected "));
  }

  @Test
  void a_payload_that_is_no_json_any_more_is_found() {
    change(4, History.event("e4", "d1", 1, "{\"n\":"));
    assertThat(look())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("  position 5 (deal:d1 event 1): it is not JSON"));
  }

  @Test
  void events_that_have_changed_places_are_found() {
    var fifth = history.rows().get(4).event();
    change(4, history.rows().get(5).event());
    change(5, fifth);
    assertThat(look()).anyMatch(line -> line.startsWith("  position 5 (deal:d2 event 1): chain"));
  }

  @Test
  void a_link_that_was_written_over_breaks_before_and_behind_it() {
    var row = history.rows().get(4);
    history.rows().set(4, new StoredRow(5, Chain.start(), row.dealChain(), row.event()));
    assertThat(look())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("  position 5 (deal:d1 event 1): chain: expected "))
        .anyMatch(line -> line.startsWith("  position 6 (deal:d2 event 1): chain: expected "));
  }

  @Test
  void a_history_that_was_cut_off_is_found_by_the_counter() {
    history.rows().removeLast();
    assertThat(look()).anyMatch(line -> line.startsWith("  the counter's chain: expected "));
  }

  private void change(int index, @org.jspecify.annotations.Nullable StoredEvent event) {
    var row = history.rows().get(index);
    history.rows().set(index, new StoredRow(row.position(), row.chain(), row.dealChain(), event));
  }

  private List<String> look() {
    var chains = new Chains();
    history.rows().forEach(chains::see);
    return chains.end(history.state()).lines();
  }
}
