package io.dealstream.events.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/** What one record of a metric measures. A figure that cannot be had is null, never absent. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public sealed interface MetricItem
    permits StageEntries,
        StageDwell,
        Reach,
        WinRate,
        Cycle,
        Velocity,
        OpenPipeline,
        Flow,
        Activities,
        Email,
        Leads,
        Acquisition,
        Onboarding,
        Waterfall,
        Forecast,
        CustomerRetention {

  /**
   * The item's part of the record's key: unique among the items of one metric, window and segment.
   */
  @JsonIgnore
  String itemKey();
}
