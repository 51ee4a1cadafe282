package io.dealstream.events.metric;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Whose figures those are that belong to no pipeline: leads, spend and e-mail come before any deal,
 * and serve them all.
 */
public final class Company {

  /** Stands for a pipeline's id in keys and records; no pipeline can be called so. */
  public static final String ID = "~company";

  /** The days, weeks, months and quarters of these figures. */
  public static final ZoneId ZONE = ZoneOffset.UTC;

  private static final Set<Metric<?>> METRICS =
      Set.of(Metric.EMAIL, Metric.LEADS, Metric.ACQUISITION);

  private Company() {}

  /** Whether a metric's figures are the company's, and no pipeline's. */
  public static boolean measures(Metric<?> metric) {
    return METRICS.contains(metric);
  }
}
