package io.dealstream.metrics.figures;

import static io.dealstream.metrics.tally.Slots.AS_OF;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.tally.Sums;
import io.dealstream.metrics.tally.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the figures of one group gain.
 *
 * @param gains at least one; of one spot there may be several
 */
public record Additions(List<Gain> gains) implements Change {

  public static final Codec<Additions> CODEC =
      new Codec<>((out, additions) -> additions.write(out), Additions::read);

  /** What each item gains at all times together. */
  Map<String, Tally> byItem() {
    var sums = new Sums<String>();
    gains.forEach(gain -> sums.add(gain.spot().item(), gain.tally()));
    return sums.tallies();
  }

  /** When one of the events was recorded that they come from, epoch milliseconds. */
  long recordedAt() {
    return gains.getFirst().tally().get(AS_OF, 0);
  }

  /** Or {@link Spot#PRESENT} where all are of the present. */
  long newestQuarter() {
    var newest = Spot.PRESENT;
    for (var gain : gains) {
      newest = Math.max(newest, gain.spot().quarter());
    }
    return newest;
  }

  /** Items once each, as few have all gains; a time as it differs from the one before. */
  void write(ByteWriter out) {
    var items = new LinkedHashMap<String, Integer>();
    var rest = new ByteWriter();
    var before = 0L;
    for (var gain : gains) {
      var spot = gain.spot();
      rest.number(items.computeIfAbsent(spot.item(), _ -> items.size())).flag(spot.isPresent());
      if (!spot.isPresent()) {
        rest.signed(spot.quarter() - before);
        before = spot.quarter();
      }
      gain.tally().write(rest);
    }
    out.number(items.size());
    items.keySet().forEach(out::text);
    out.number(gains.size()).raw(rest);
  }

  static Additions read(ByteReader in) {
    var items = new String[in.smallNumber()];
    for (var i = 0; i < items.length; i++) {
      items[i] = in.text();
    }
    var size = in.smallNumber();
    var gains = new ArrayList<Gain>(size);
    var before = 0L;
    while (gains.size() < size) {
      var item = items[in.smallNumber()];
      Spot spot;
      if (in.flag()) {
        spot = Spot.present(item);
      } else {
        before += in.signed();
        spot = new Spot(item, before);
      }
      gains.add(new Gain(spot, Tally.read(in)));
    }
    return new Additions(gains);
  }
}
