package io.dealstream.query.lineage;

import io.dealstream.events.metric.Definition;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric by two definitions.
 *
 * @param definitions what both say
 * @param figures of each item that either has
 * @param reasons by a definition's number a code for each field that is null, by the field's name
 * @param asOf up to when was counted
 * @param deals how many are counted differently, on all pages together
 * @param next the cursor of the page after this one; null at the end
 */
record Differences(
    String metric,
    String pipelineId,
    Window window,
    Segment segment,
    List<Definition> definitions,
    List<Figure> figures,
    Map<Integer, Map<String, String>> reasons,
    Instant asOf,
    int deals,
    List<Deal> items,
    @Nullable String next) {

  /**
   * @param item its part of the published key
   * @param byDefinition by the definition's number
   */
  record Figure(String item, Map<Integer, MetricItem> byDefinition) {}

  /**
   * @param name as it was opened under
   * @param owner once the last event that counts had happened
   */
  record Deal(String dealId, String name, String owner, List<Counts> counts) {}

  /**
   * @param item its part of the published key
   * @param byDefinition what the deal adds to the figure, by the definition's number; nothing where
   *     it is left out
   */
  record Counts(String item, Map<Integer, Map<String, Object>> byDefinition) {}
}
