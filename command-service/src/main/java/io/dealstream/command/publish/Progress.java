package io.dealstream.command.publish;

import io.dealstream.events.EventJson;
import java.util.HexFormat;

/**
 * A record on the progress topic: everything up to the position has been published.
 *
 * @param chain at that position, in hexadecimal
 * @param epoch the term it was published in
 */
record Progress(long position, String chain, long epoch) {

  /** All progress has one key: the topic keeps the newest. */
  static final String KEY = "publisher";

  static Progress of(Place place, long epoch) {
    return new Progress(place.position(), HexFormat.of().formatHex(place.chain()), epoch);
  }

  Place place() {
    return new Place(position, HexFormat.of().parseHex(chain));
  }

  byte[] toJson() {
    return EventJson.MAPPER.writeValueAsBytes(this);
  }

  static Progress fromJson(byte[] json) {
    return EventJson.MAPPER.readValue(json, Progress.class);
  }
}
