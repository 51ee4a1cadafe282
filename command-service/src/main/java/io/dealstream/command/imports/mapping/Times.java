package io.dealstream.command.imports.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the file writes times.
 *
 * @param zone of what is written without one; a date alone is the moment its day begins there
 */
record Times(List<DateTimeFormatter> formats, ZoneId zone) {

  private static final Set<String> KEYS = Set.of("formats", "zone", "shift");

  static Times of(@Nullable Yaml place) throws BadMapping {
    if (place == null) {
      return new Times(List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME), ZoneId.of("UTC"));
    }
    var keys = place.map(KEYS);
    var formats = keys.get("formats");
    var zone = keys.get("zone");
    return new Times(
        formats == null ? List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME) : formats(formats),
        zone == null ? ZoneId.of("UTC") : zone(zone));
  }

  private static ZoneId zone(Yaml place) throws BadMapping {
    try {
      return ZoneId.of(place.text());
    } catch (DateTimeException unknown) {
      throw place.bad("'%s' is no time zone".formatted(place.text()));
    }
  }

  private static List<DateTimeFormatter> formats(Yaml places) throws BadMapping {
    var formats = new ArrayList<DateTimeFormatter>();
    for (var place : places.list()) {
      formats.add(format(place));
    }
    return List.copyOf(formats);
  }

  private static DateTimeFormatter format(Yaml place) throws BadMapping {
    if (place.text().equals("iso")) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    }
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(place.text())
          .parseDefaulting(ChronoField.ERA, 1) // a strict reader asks of which era the year is
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException noPattern) {
      throw place.bad("'%s' is no pattern of a time".formatted(place.text()));
    }
  }

  /**
   * What is written with a time of day moves by days of 24 hours, so that what lay between two
   * moments still does; a date alone stays the beginning of a day.
   *
   * @throws DateTimeException where no format fits
   */
  Instant read(String text, int shiftDays) {
    for (var format : formats) {
      try {
        return switch (format.parseBest(
            text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
          case OffsetDateTime moment -> moment.toInstant().plus(shiftDays, ChronoUnit.DAYS);
          case LocalDateTime moment ->
              moment.atZone(zone).toInstant().plus(shiftDays, ChronoUnit.DAYS);
          case LocalDate day -> day.plusDays(shiftDays).atStartOfDay(zone).toInstant();
          default -> throw new DateTimeException("neither a time nor a date");
        };
      } catch (DateTimeException _) {
        continue; // the next format may fit
      }
    }
    throw new DateTimeException("none of the formats fits");
  }
}
