package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** In which day something lies. The last answers are remembered: most questions are asked again. */
final class Days {

  private static final int REMEMBERED = 2_000;

  private record Quarter(long number, ZoneId zone) {

    boolean is(long number, ZoneId zone) {
      return this.number == number && this.zone.equals(zone);
    }
  }

  private final Map<Quarter, String> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Quarter, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Quarter last = new Quarter(Spot.PRESENT, ZoneOffset.UTC);
  private String lastDay = "";

  /**
   * @param quarter as in a {@link Spot}, not of the present
   * @return the word for the day's window
   */
  String of(long quarter, ZoneId zone) {
    if (!last.is(quarter, zone)) {
      last = new Quarter(quarter, zone);
      lastDay =
          known.computeIfAbsent(
              last, _ -> PageKey.word(Period.DAY, today(Spot.begin(quarter), zone)));
    }
    return lastDay;
  }

  static LocalDate today(long now, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(now), zone);
  }
}
