package io.dealstream.metrics.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which day it is where. The last answers are remembered: most questions are asked again. */
final class Days {

  private static final int REMEMBERED = 2_000;

  private record Quarter(long number, ZoneId zone) {}

  private final Map<Quarter, LocalDate> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Quarter, LocalDate> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param quarter as in a {@link Spot}
   */
  LocalDate of(long quarter, ZoneId zone) {
    return known.computeIfAbsent(new Quarter(quarter, zone), _ -> today(Spot.begin(quarter), zone));
  }

  static LocalDate today(long now, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(now), zone);
  }
}
