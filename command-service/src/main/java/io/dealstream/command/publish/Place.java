package io.dealstream.command.publish;

import io.dealstream.events.audit.Chain;
import java.util.Arrays;

/**
 * How far events have come.
 *
 * @param position of the last one; 0 before the first
 * @param chain over everything up to it
 */
record Place(long position, byte[] chain) {

  static final Place START = new Place(0, Chain.start());

  Place after(Chain.Link next) {
    return new Place(position + 1, Chain.ofAll(chain, position + 1, next));
  }

  boolean sameChain(byte[] other) {
    return Arrays.equals(chain, other);
  }
}
