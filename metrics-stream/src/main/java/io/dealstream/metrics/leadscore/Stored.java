package io.dealstream.metrics.leadscore;

import io.dealstream.events.lead.SignalSource;
import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.rules.Signal;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of what is kept and sent, as bytes and back. */
final class Stored {

  private static final int UNDECIDED = 0;
  private static final int LOST = 1;
  private static final int WON = 2;

  private Stored() {}

  static void features(ByteWriter out, Features features) {
    out.perhaps(features.team()).number(features.values().size());
    features.values().forEach((name, value) -> out.text(name).text(value));
  }

  static Features features(ByteReader in) {
    var team = in.perhaps();
    var values = new TreeMap<String, String>();
    for (var left = in.number(); left > 0; left--) {
      values.put(in.text(), in.text());
    }
    return new Features(team, values);
  }

  static void signal(ByteWriter out, Signal signal) {
    out.text(signal.source().name()).text(signal.kind());
    out.signed(signal.observedAt().toEpochMilli());
  }

  static Signal signal(ByteReader in) {
    return new Signal(
        SignalSource.valueOf(in.text()), in.text(), Instant.ofEpochMilli(in.signed()));
  }

  static void outcome(ByteWriter out, @Nullable Boolean won) {
    out.number(won == null ? UNDECIDED : won ? WON : LOST);
  }

  static @Nullable Boolean outcome(ByteReader in) {
    return switch (in.smallNumber()) {
      case WON -> true;
      case LOST -> false;
      default -> null;
    };
  }
}
