package io.dealstream.metrics.figures;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day it is in a zone.
 *
 * @param began epoch milliseconds
 */
record Today(LocalDate day, long began) {

  /**
   * @param now epoch milliseconds
   */
  static Today in(ZoneId zone, long now) {
    var day = Days.today(now, zone);
    return new Today(day, day.atStartOfDay(zone).toInstant().toEpochMilli());
  }
}
