package io.dealstream.metrics.figures;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures of one group gain. */
public record Additions(Map<Spot, Tally> bySpot) implements Change {

  public static final Codec<Additions> CODEC =
      new Codec<>((out, additions) -> additions.write(out), Additions::read);

  /** What each item gains at all times together. */
  Map<String, Tally> byItem() {
    var sum = new LinkedHashMap<String, Numbers>();
    bySpot.forEach(
        (spot, tally) -> sum.computeIfAbsent(spot.item(), _ -> new Numbers()).plus(tally));
    return Numbers.tallies(sum);
  }

  /** When one of the events was recorded that they come from, epoch milliseconds. */
  long recordedAt() {
    return bySpot.values().iterator().next().get(Slots.AS_OF, 0);
  }

  void write(ByteWriter out) {
    out.number(bySpot.size());
    bySpot.forEach((spot, tally) -> tally.write(out.text(spot.item()).signed(spot.quarter())));
  }

  static Additions read(ByteReader in) {
    var bySpot = new LinkedHashMap<Spot, Tally>();
    for (var left = in.smallNumber(); left > 0; left--) {
      bySpot.put(new Spot(in.text(), in.signed()), Tally.read(in));
    }
    return new Additions(bySpot);
  }
}
