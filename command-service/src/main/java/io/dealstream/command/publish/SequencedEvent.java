package io.dealstream.command.publish;

import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Envelope;

/** An event with its place among all events and in its aggregate. */
record SequencedEvent(Place place, byte[] dealChain, StoredEvent event, Chain.Link link) {

  long position() {
    return place.position();
  }

  Envelope envelope() {
    return Envelope.of(link, place.position(), place.chain(), dealChain);
  }
}
