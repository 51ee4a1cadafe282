package io.dealstream.query.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deal adds to a figure.
 *
 * @param name as it was opened under
 * @param owner once the last event that counts had happened
 * @param counts by the figure's field, money in the pipeline's reporting currency; those of all
 *     deals together are the figure's
 * @param events by which that came about, in their order
 */
record Contribution(
    String dealId, String name, String owner, Map<String, Object> counts, List<Evidence> events) {

  /**
   * @param position its place among all events
   * @param type as in its envelope
   * @param visit how many times the deal had then been in the stage it entered; null where it
   *     entered none
   * @param occurredAt when it happened
   * @param counts what the deal added to the figure from then on
   */
  record Evidence(
      long position,
      String type,
      @Nullable Integer visit,
      Instant occurredAt,
      Map<String, Object> counts) {}
}
