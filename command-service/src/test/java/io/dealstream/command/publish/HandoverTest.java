package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Chain;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HandoverTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  private final Handover handover = new Handover(0);

  @Test
  void joins_what_was_sequenced_in_small_batches() throws Exception {
    handover.put(events(1, 3));
    handover.put(events(4, 4));
    assertThat(positions(handover.after(0, AT_ONCE))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(handover.after(4, AT_ONCE)).isEmpty();
  }

  @Test
  void gives_at_most_a_batch_at_once() throws Exception {
    handover.put(events(1, 1_000));
    handover.put(events(1_001, 1_500));
    assertThat(positions(handover.after(0, AT_ONCE))).hasSize(1_000);
    assertThat(positions(handover.after(1_000, AT_ONCE))).hasSize(500).startsWith(1_001L);
  }

  @Test
  void leaves_out_what_it_cannot_hold_and_says_how_far_the_sequence_has_come() throws Exception {
    for (long from = 1; from < 20_000; from += 1_000) {
      handover.put(events(from, from + 999));
    }
    assertThat(handover.sequenced()).isEqualTo(20_000);
    for (long position = 0; position < 8_000; position += 1_000) {
      assertThat(handover.after(position, AT_ONCE)).hasSize(1_000);
    }
    assertThat(handover.after(8_000, AT_ONCE)).as("to be read from the database").isEmpty();
    handover.put(events(20_001, 20_002));
    assertThat(handover.after(8_000, AT_ONCE)).isEmpty();
    assertThat(positions(handover.after(20_000, AT_ONCE))).containsExactly(20_001L, 20_002L);
  }

  @Test
  void drops_what_was_read_from_the_database_meanwhile() throws Exception {
    handover.put(events(1, 10));
    assertThat(positions(handover.after(7, AT_ONCE))).containsExactly(8L, 9L, 10L);
  }

  private static List<Long> positions(List<SequencedEvent> events) {
    return events.stream().map(SequencedEvent::position).toList();
  }

  private static List<SequencedEvent> events(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(HandoverTest::event).toList();
  }

  private static SequencedEvent event(long position) {
    var stored =
        new StoredEvent(position, "", "deal:a", 0, "deal", "", "", new byte[0], new byte[0], null);
    var link = new Chain.Link("", 0, "", "", "", "", "", "", "", new byte[0]);
    return new SequencedEvent(new Place(position, Chain.start()), Chain.start(), stored, link);
  }
}
