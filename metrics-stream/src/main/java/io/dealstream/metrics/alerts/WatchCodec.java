package io.dealstream.metrics.alerts;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.metrics.alerts.Stay.Last;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A watch as it is kept: three bytes where there is nothing to watch. */
public final class WatchCodec {

  private static final int NONE = 0;
  private static final int OVERSTAYED = 1;
  private static final int IDLE = 2;

  private WatchCodec() {}

  /**
   * @param lastAt when something last happened to the deal
   */
  public static void write(ByteWriter out, Watch watch, long lastAt) {
    out.number(lastAt - watch.touchedAt()).number(watch.followUps().size());
    watch.followUps().forEach((id, dueAt) -> out.text(id).signed(dueAt));
    if (watch.stay() instanceof Stay stay) {
      write(out, stay);
    } else {
      out.number(NONE);
    }
    if (watch.queuedFor() != Watch.NEVER) {
      out.signed(watch.queuedFor());
    }
  }

  /** Must have been the last to be written. */
  public static Watch read(ByteReader in, long lastAt) {
    var touchedAt = lastAt - in.number();
    var followUps = readFollowUps(in);
    var stay = readStay(in);
    return new Watch(touchedAt, followUps, stay, in.atEnd() ? Watch.NEVER : in.signed());
  }

  private static Map<String, Long> readFollowUps(ByteReader in) {
    var followUps = new HashMap<String, Long>();
    for (var left = in.smallNumber(); left > 0; left--) {
      followUps.put(in.text(), in.signed());
    }
    return followUps.isEmpty() ? Map.of() : followUps;
  }

  private static void write(ByteWriter out, Stay stay) {
    for (var limit : stay.limits()) {
      out.number(
              switch (limit.kind()) {
                case OVERSTAYED -> OVERSTAYED;
                case IDLE -> IDLE;
              })
          .number(limit.days())
          .signed(limit.dueAt())
          .flag(limit.passed());
    }
    out.number(NONE).text(stay.pipelineId()).text(stay.stageId()).number(stay.visit());
    write(out, stay.last());
  }

  private static @Nullable Stay readStay(ByteReader in) {
    var limits = new ArrayList<Limit>(2);
    for (var which = in.smallNumber(); which != NONE; which = in.smallNumber()) {
      limits.add(new Limit(kind(which), in.smallNumber(), in.signed(), in.flag()));
    }
    return limits.isEmpty()
        ? null
        : new Stay(in.text(), in.text(), in.smallNumber(), limits, readLast(in));
  }

  private static AlertKind kind(int which) {
    return switch (which) {
      case OVERSTAYED -> AlertKind.OVERSTAYED;
      case IDLE -> AlertKind.IDLE;
      default -> throw new IllegalStateException("there is no such alert: " + which);
    };
  }

  private static void write(ByteWriter out, Last last) {
    out.text(last.owner());
    writeOptional(out, last.team());
    writeOptional(out, last.source());
    out.number(last.sequence()).number(last.position());
  }

  private static Last readLast(ByteReader in) {
    return new Last(in.text(), readOptional(in), readOptional(in), in.number(), in.number());
  }

  /** No id is empty. */
  private static void writeOptional(ByteWriter out, @Nullable String id) {
    out.text(id == null ? "" : id);
  }

  private static @Nullable String readOptional(ByteReader in) {
    var id = in.text();
    return id.isEmpty() ? null : id;
  }
}
