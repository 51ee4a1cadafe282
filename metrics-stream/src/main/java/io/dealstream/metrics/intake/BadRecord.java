package io.dealstream.metrics.intake;

import io.dealstream.metrics.intake.Arrival.Defect;

/**
 * Ends the look at a record. Never leaves this package, and is an answer: it has no stack trace.
 */
final class BadRecord extends RuntimeException {

  final transient Defect defect;

  BadRecord(String reason, String detail) {
    super(reason + ": " + detail, null, false, false);
    defect = new Defect(reason, detail);
  }
}
