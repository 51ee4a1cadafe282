package io.dealstream.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.query.audit.Break.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of any length, with one thing done to them. */
class ProvingTest {

  @Test
  void a_chain_that_was_left_alone_holds_and_an_empty_one_misses_all() {
    for (var length = 1; length < 9; length++) {
      var chain = chain(length);
      var proof = DealProof.of("d", chain, end(chain));
      assertThat(proof.holds()).isTrue();
      assertThat(proof.broken()).isNull();
      assertThat(whole(chain).holds()).isTrue();
      var none = DealProof.of("d", List.of(), end(chain));
      assertThat(none.broken()).isEqualTo(new Break(null, 0L, Problem.MISSING, "0", null));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void one_that_is_dropped_is_named_by_what_follows_it(long seed) {
    var dice = new Random(seed);
    for (var round = 0; round < 100; round++) {
      var chain = new ArrayList<>(chain(2 + dice.nextInt(9)));
      var end = end(chain);
      var at = dice.nextInt(chain.size());
      chain.remove(at);
      var broken = DealProof.of("d", chain, end).broken();
      assertThat(broken.problem()).isEqualTo(Problem.MISSING);
      assertThat(broken.expected()).isEqualTo(Integer.toString(at));
      if (at < chain.size()) {
        assertThat(whole(chain).breaks()).extracting(Break::position).containsExactly(at + 1L);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void one_byte_anywhere_is_found_where_it_stands_and_nowhere_else(long seed) {
    var dice = new Random(seed);
    for (var round = 0; round < 100; round++) {
      var chain = new ArrayList<>(chain(1 + dice.nextInt(9)));
      var at = dice.nextInt(chain.size());
      var end = end(chain);
      var value = chain.get(at).link().value().clone();
      value[dice.nextInt(value.length)] ^= 1;
      chain.set(at, with(chain.get(at), link(at, value)));
      var proof = DealProof.of("d", chain, end);
      assertThat(proof.broken().problem()).isEqualTo(Problem.CHANGED);
      assertThat(proof.items().stream().filter(item -> !item.holds()))
          .extracting(DealProof.Item::sequence)
          .containsExactly((long) at);
      assertThat(whole(chain).breaks()).extracting(Break::position).containsExactly(at + 1L);
    }
  }

  @Test
  void two_that_changed_places_do_not_hold_nor_does_what_follows_them() {
    var chain = new ArrayList<>(chain(5));
    Collections.swap(chain, 1, 2);
    // They stand under each other's number, as a list in the order of numbers would have them.
    chain.set(1, renumbered(chain.get(1), 1));
    chain.set(2, renumbered(chain.get(2), 2));
    var items = DealProof.of("d", chain, end(chain)).items();
    assertThat(items)
        .extracting(DealProof.Item::holds)
        .containsExactly(true, false, false, false, true);
    assertThat(whole(chain).broken()).isEqualTo(3);
  }

  @Test
  void whoever_chains_all_of_it_anew_has_still_another_end() {
    var taken = end(chain(4));
    var forged = chain(4, "forged");
    var broken = DealProof.of("d", forged, taken).broken();
    assertThat(broken.problem()).isEqualTo(Problem.CHANGED);
    assertThat(broken.sequence()).isEqualTo(3);
  }

  @Test
  void more_than_was_taken_was_put_in() {
    var longer = chain(5);
    var broken = DealProof.of("d", longer, end(longer.subList(0, 4))).broken();
    assertThat(broken.problem()).isEqualTo(Problem.PUT_IN);
    assertThat(broken.sequence()).isEqualTo(4);
  }

  private static WholeProof whole(List<KeptEvent> events) {
    var chain = new WholeChain();
    events.forEach(chain::see);
    return chain.proof();
  }

  private static DealProof.End end(List<KeptEvent> chain) {
    return new DealProof.End(chain.getLast().link().sequence(), chain.getLast().ownChain());
  }

  private static List<KeptEvent> chain(int length) {
    return chain(length, "value");
  }

  private static List<KeptEvent> chain(int length, String said) {
    var events = new ArrayList<KeptEvent>();
    var all = Chain.start();
    var own = Chain.start();
    for (var sequence = 0; sequence < length; sequence++) {
      var link = link(sequence, (said + " " + sequence).getBytes(UTF_8));
      all = Chain.ofAll(all, sequence + 1L, link);
      own = Chain.ofAggregate(own, link);
      events.add(new KeptEvent(sequence + 1L, link, all, own, null, null));
    }
    return events;
  }

  private static Link link(long sequence, byte[] value) {
    return new Link("d", sequence, "e" + sequence, "t", "then", "later", "a", "c", "b", value);
  }

  private static KeptEvent with(KeptEvent event, Link link) {
    return new KeptEvent(event.position(), link, event.chain(), event.ownChain(), null, null);
  }

  private static KeptEvent renumbered(KeptEvent event, long sequence) {
    var link = link(sequence, event.link().value());
    return new KeptEvent(sequence + 1, link, event.chain(), event.ownChain(), null, null);
  }
}
