package io.dealstream.events;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import java.time.Instant;
import java.util.Map;

/** Alerts, by the names of their golden files. */
final class AlertSamples {

  private static final Instant DUE = Instant.parse("2026-03-09T09:30:00.250Z");
  private static final Instant LATER = Instant.parse("2026-03-10T08:00:00Z");
  private static final String IDLE = DealAlert.id("d1", "sales", "pitch", 1, AlertKind.IDLE, DUE);
  private static final String OVERSTAYED =
      DealAlert.id("d1", "sales", "pitch", 1, AlertKind.OVERSTAYED, DUE);

  static final Map<String, DealAlert> ALL =
      Map.of(
          "alert.v1.raised",
          new DealAlert(
              OVERSTAYED,
              AlertKind.OVERSTAYED,
              AlertState.RAISED,
              "d1",
              "sales",
              "pitch",
              1,
              30,
              DUE,
              null,
              "anna",
              null,
              null,
              3,
              17),
          "alert.v1.cleared",
          new DealAlert(
              IDLE,
              AlertKind.IDLE,
              AlertState.CLEARED,
              "d1",
              "sales",
              "pitch",
              1,
              7,
              LATER,
              DUE,
              "anna",
              "north",
              "fair",
              4,
              21));

  private AlertSamples() {}
}
