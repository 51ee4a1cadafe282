package io.dealstream.command.publish;

import io.dealstream.events.audit.Chain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives events the next positions and links them into both chains. */
final class Linking {

  /** The newest event of an aggregate that has its place. */
  record Head(long sequence, byte[] dealChain) {

    static final Head NONE = new Head(-1, Chain.start());
  }

  private Linking() {}

  /**
   * @param heads of the aggregates whose first event here is not their first of all
   * @throws IllegalStateException where an event does not follow its predecessor: publishing it
   *     would break its aggregate's chain for ever
   */
  static List<SequencedEvent> link(Place last, Map<String, Head> heads, List<StoredEvent> events) {
    var newest = new HashMap<>(heads);
    var linked = new ArrayList<SequencedEvent>(events.size());
    var place = last;
    for (var event : events) {
      var head = newest.getOrDefault(event.aggregateId(), Head.NONE);
      if (event.sequence() != head.sequence() + 1) {
        throw new IllegalStateException(
            "event %s is number %d of its aggregate, but number %d was the last to get a position"
                .formatted(event.eventId(), event.sequence(), head.sequence()));
      }
      var link = event.link();
      var dealChain = Chain.ofAggregate(head.dealChain(), link);
      place = place.after(link);
      linked.add(new SequencedEvent(place, dealChain, event, link));
      newest.put(event.aggregateId(), new Head(event.sequence(), dealChain));
    }
    return linked;
  }
}
