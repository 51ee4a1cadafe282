package io.dealstream.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.audit.Chain;
import io.dealstream.query.audit.Break.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deal's own chain is what its events give. Behind a break the hash that is kept is taken
 * for good, so that each place where something was changed is named.
 *
 * @param head the hash after the last event
 * @param broken the first place that does not hold; null where all do
 * @param items each event
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DealProof(
    String dealId,
    boolean holds,
    int events,
    String head,
    @Nullable Break broken,
    List<Item> items) {

  /**
   * @param kind of transition; null where it left the deal where it was
   * @param broken null where it holds
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Item(
      long sequence,
      long position,
      String type,
      @Nullable String kind,
      boolean holds,
      @Nullable Break broken) {}

  /**
   * How far the deal's events were taken in, which is kept apart from them.
   *
   * @param chain after the last one
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record End(long sequence, byte[] chain) {}

  /**
   * @param kept in the order of their sequences
   */
  static DealProof of(String dealId, List<KeptEvent> kept, End end) {
    var items = new ArrayList<Item>();
    var previous = Chain.start();
    long next = 0;
    for (var event : kept) {
      items.add(item(event, look(event, previous, next, end)));
      previous = event.ownChain();
      next = event.link().sequence() + 1;
    }
    var broken =
        items.stream()
            .map(Item::broken)
            .filter(found -> found != null)
            .findFirst()
            .orElseGet(atEnd(previous, next, end));
    return new DealProof(
        dealId, broken == null, items.size(), hex(previous), broken, List.copyOf(items));
  }

  private static @Nullable Break look(KeptEvent event, byte[] previous, long next, End end) {
    var sequence = event.link().sequence();
    if (sequence > end.sequence()) {
      return found(event, Problem.PUT_IN, Long.toString(end.sequence()), Long.toString(sequence));
    }
    if (sequence != next) {
      return found(event, Problem.MISSING, Long.toString(next), Long.toString(sequence));
    }
    var expected = Chain.ofAggregate(previous, event.link());
    if (!Arrays.equals(expected, event.ownChain())) {
      return found(event, Problem.CHANGED, hex(expected), hex(event.ownChain()));
    }
    return event.shownOtherwise() == null
        ? null
        : found(event, Problem.SHOWN_OTHERWISE, null, event.shownOtherwise());
  }

  /**
   * Whoever drops the last events, or chains them all anew, has still to do with what was taken.
   */
  private static Supplier<@Nullable Break> atEnd(byte[] head, long next, End end) {
    return () -> {
      if (next <= end.sequence()) {
        return new Break(null, next, Problem.MISSING, Long.toString(next), null);
      }
      return Arrays.equals(head, end.chain())
          ? null
          : new Break(null, next - 1, Problem.CHANGED, hex(end.chain()), hex(head));
    };
  }

  private static Break found(
      KeptEvent event, Problem problem, @Nullable String expected, @Nullable String found) {
    return new Break(event.position(), event.link().sequence(), problem, expected, found);
  }

  private static Item item(KeptEvent event, @Nullable Break broken) {
    return new Item(
        event.link().sequence(),
        event.position(),
        event.link().type(),
        event.kind(),
        broken == null,
        broken);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
