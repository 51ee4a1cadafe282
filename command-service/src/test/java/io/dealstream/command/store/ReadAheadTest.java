package io.dealstream.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private final StoreOnDatabase store = new StoreOnDatabase();

  @BeforeEach
  void two_deals() {
    store.append("a", 0, 1);
    store.append("b", 0);
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  @Test
  void what_was_not_there_is_not_looked_for_again_and_what_was_there_is_read() {
    store.commits.once(
        () -> {
          store.readAhead.of(List.of("deal:a", "deal:b", "deal:none"));
          appendElsewhere("a", 2);
          appendElsewhere("none", 0);
          assertThat(sequences("deal:a")).containsExactly(0L, 1L, 2L);
          assertThat(sequences("deal:none")).isEmpty();
          return true;
        });
  }

  @Test
  void whoever_asks_once_more_is_told_what_is_stored_now() {
    store.commits.once(
        () -> {
          store.readAhead.of(List.of("deal:none", "deal:b"));
          appendElsewhere("none", 0);
          assertThat(sequences("deal:none")).isEmpty();
          assertThat(sequences("deal:none")).hasSize(1);
          return true;
        });
  }

  @Test
  void nothing_of_it_is_left_for_the_next_piece_of_work() {
    store.commits.once(
        () -> {
          store.readAhead.of(List.of("deal:none", "deal:b"));
          return true;
        });
    appendElsewhere("none", 0);
    assertThat(store.commits.once(() -> sequences("deal:none"))).hasSize(1);
  }

  @Test
  void what_came_while_it_was_thought_absent_costs_a_lost_race() {
    assertThatThrownBy(
            () ->
                store.commits.once(
                    () -> {
                      store.readAhead.of(List.of("deal:none", "deal:other"));
                      appendElsewhere("none", 0);
                      var next = sequences("deal:none").size();
                      WriteSet.current().add(StoreOnDatabase.event("none", next));
                      return true;
                    }))
        .isInstanceOf(LostRace.class);
  }

  private List<Long> sequences(String aggregateId) {
    return store
        .events
        .readEventData(aggregateId, 0)
        .map(DomainEventData.class::cast)
        .map(DomainEventData::getSequenceNumber)
        .toList();
  }

  private void appendElsewhere(String deal, long sequence) {
    store
        .owner
        .sql(
            """
            INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at,
              payload_type, payload, metadata)
            VALUES (gen_random_uuid()::text, ?, ?, 'deal', '2026-03-02T09:00:00Z', 'a', '', '')\
            """)
        .params("deal:" + deal, sequence)
        .update();
  }
}
