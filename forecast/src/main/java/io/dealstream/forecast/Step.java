package io.dealstream.forecast;

import java.math.BigDecimal;
import java.time.Instant;

/** What happened to a deal, as far as the forecast cares. */
public sealed interface Step {

  /** When it happened in the business. */
  Instant at();

  /** After an outcome: reopened. The stage the deal is in already: nothing. */
  record Entered(Instant at, String stage) implements Step {}

  /** Of a deal that is open; else nothing. */
  record Ended(Instant at, Ending ending) implements Step {}

  /**
   * @param amount what the deal is worth from now on, in the pipeline's reporting currency
   */
  record Valued(Instant at, BigDecimal amount) implements Step {}
}
