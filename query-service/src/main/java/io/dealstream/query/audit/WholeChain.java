package io.dealstream.query.audit;

import io.dealstream.events.audit.Chain;
import io.dealstream.query.audit.Break.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Whether the chain of all events is what they give, one after the other. Behind a break the hash
 * that is kept is taken for good.
 */
final class WholeChain {

  /** Told one by one; beyond that they are counted. */
  private static final int MOST = 1_000;

  private final List<Break> breaks = new ArrayList<>();
  private byte[] head = Chain.start();
  private long position;
  private long events;
  private long broken;

  /** Whether it is the one that comes next. */
  boolean isNext(KeptEvent event) {
    return event.position() == position + 1;
  }

  void see(KeptEvent event) {
    if (!isNext(event)) {
      tell(
          new Break(
              position + 1,
              null,
              Problem.MISSING,
              Long.toString(position + 1),
              Long.toString(event.position())));
    } else {
      link(event);
    }
    head = event.chain();
    position = event.position();
    events++;
  }

  private void link(KeptEvent event) {
    var expected = Chain.ofAll(head, event.position(), event.link());
    if (!Arrays.equals(expected, event.chain())) {
      tell(
          new Break(
              event.position(),
              event.link().sequence(),
              Problem.CHANGED,
              HexFormat.of().formatHex(expected),
              HexFormat.of().formatHex(event.chain())));
    }
  }

  private void tell(Break found) {
    broken++;
    if (breaks.size() < MOST) {
      breaks.add(found);
    }
  }

  long position() {
    return position;
  }

  WholeProof proof() {
    return new WholeProof(
        broken == 0, position, events, HexFormat.of().formatHex(head), broken, List.copyOf(breaks));
  }
}
