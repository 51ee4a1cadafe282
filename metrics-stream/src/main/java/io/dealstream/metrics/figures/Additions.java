package io.dealstream.metrics.figures;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.tally.Tally;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the items of one group gain.
 *
 * @param byItem by the item's part of the published key
 */
public record Additions(Map<String, Tally> byItem) implements Change {

  public static final Codec<Additions> CODEC =
      new Codec<>((out, additions) -> additions.write(out), Additions::read);

  public Additions plus(Additions later) {
    var sum = new TreeMap<>(byItem);
    later.byItem.forEach((item, tally) -> sum.merge(item, tally, Tally::plus));
    return new Additions(sum);
  }

  void write(ByteWriter out) {
    out.number(byItem.size());
    byItem.forEach((item, tally) -> tally.write(out.text(item)));
  }

  static Additions read(ByteReader in) {
    var byItem = new TreeMap<String, Tally>();
    for (var left = in.smallNumber(); left > 0; left--) {
      byItem.put(in.text(), Tally.read(in));
    }
    return new Additions(byItem);
  }
}
