package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.audit.Chain;
import java.sql.Connection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequencingTest {

  private final Line line = Line.fresh();
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    connection = line.sequencerDatabase().connect("test");
  }

  @AfterEach
  void disconnect() throws Exception {
    connection.close();
  }

  @Test
  void gives_events_contiguous_positions_in_the_order_they_were_appended() throws Exception {
    try (var writer = line.writer()) {
      for (var i = 0; i < 30; i++) {
        writer.append("deal:" + i % 7).append("pipeline:p").commit();
      }
    }
    var events = Sequencer.takeOffice(connection).next();
    assertThat(events).extracting(SequencedEvent::position).isEqualTo(numbers(1, 60));
    assertThat(events).extracting(e -> e.event().globalIndex()).isSorted();
    assertThat(line.count("outbox")).isZero();
  }

  @Test
  void takes_at_most_a_thousand_at_once_and_links_each_aggregate_across_batches() throws Exception {
    try (var writer = line.writer()) {
      writer.append(2_500, i -> "deal:" + i % 300).commit();
    }
    var sequencer = Sequencer.takeOffice(connection);
    var batches = List.of(sequencer.next(), sequencer.next(), sequencer.next());
    assertThat(batches).extracting(List::size).containsExactly(1_000, 1_000, 500);
    assertThat(sequencer.next()).isEmpty();
    var all = new Positions(connection).after(0);
    assertThat(all).hasSize(1_000);
    assertThat(line.number("SELECT max(position) FROM event_position")).isEqualTo(2_500);
    var last = batches.getLast().getLast();
    var before =
        batches.stream()
            .flatMap(List::stream)
            .filter(e -> e.link().key().equals(last.link().key()))
            .filter(e -> e.link().sequence() == last.link().sequence() - 1)
            .findFirst()
            .orElseThrow();
    assertThat(last.dealChain()).isEqualTo(Chain.ofAggregate(before.dealChain(), last.link()));
  }

  @Test
  void an_event_that_commits_late_comes_after_those_seen_before_and_is_not_skipped()
      throws Exception {
    var sequencer = Sequencer.takeOffice(connection);
    try (var slow = line.writer();
        var quick = line.writer()) {
      slow.append("deal:slow");
      quick.append("deal:quick").commit();
      assertThat(keys(sequencer.next())).containsExactly("quick");
      assertThat(sequencer.next()).isEmpty();
      slow.commit();
      assertThat(keys(sequencer.next())).containsExactly("slow");
    }
    assertThat(line.number("SELECT next_position FROM event_counter")).isEqualTo(3);
  }

  @Test
  void what_was_rolled_back_leaves_no_hole() throws Exception {
    try (var writer = line.writer()) {
      writer.append("deal:a").commit();
      writer.append("deal:never").rollBack();
      writer.append("deal:b").commit();
    }
    var events = Sequencer.takeOffice(connection).next();
    assertThat(keys(events)).containsExactly("a", "b");
    assertThat(events).extracting(SequencedEvent::position).containsExactly(1L, 2L);
    assertThat(events).extracting(e -> e.event().globalIndex()).containsExactly(1L, 3L);
  }

  @Test
  void a_deposed_sequencer_fails_and_takes_nothing() throws Exception {
    var deposed = Sequencer.takeOffice(connection);
    try (var writer = line.writer();
        var other = line.sequencerDatabase().connect("other")) {
      writer.append("deal:a").commit();
      var leader = Sequencer.takeOffice(other);
      assertThatThrownBy(deposed::next).isInstanceOf(TermOver.Deposed.class);
      assertThatThrownBy(deposed::hasWork).isInstanceOf(TermOver.Deposed.class);
      assertThat(line.count("outbox")).isEqualTo(1);
      assertThat(keys(leader.next())).containsExactly("a");
    }
  }

  @Test
  void an_event_without_its_predecessor_is_not_numbered() throws Exception {
    var sequencer = Sequencer.takeOffice(connection);
    try (var writer = line.writer()) {
      writer.append("deal:a", 1).commit();
    }
    assertThatThrownBy(sequencer::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is number 1 of its aggregate");
    assertThat(line.count("outbox")).isEqualTo(1);
    assertThat(line.count("event_position")).isZero();
  }

  private static List<String> keys(List<SequencedEvent> events) {
    return events.stream().map(e -> e.link().key()).toList();
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
