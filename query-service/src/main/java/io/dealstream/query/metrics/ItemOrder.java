package io.dealstream.query.metrics;

import io.dealstream.events.metric.Acquisition;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Email;
import io.dealstream.events.metric.Flow;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Leads;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Onboarding;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.pipelines.PipelineView;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.List;

/** Items of stages stand as the newest version of the pipeline has its stages, others by time. */
final class ItemOrder {

  private final List<String> stages;

  ItemOrder(PipelineView pipeline) {
    this.stages = pipeline.stages().stream().map(Stage::id).toList();
  }

  Comparator<MetricRecord<? extends MetricItem>> ofRecords() {
    return Comparator.<MetricRecord<? extends MetricItem>>comparingInt(r -> placeOf(r.item()))
        .thenComparingInt(r -> withinPlace(r.item()))
        .thenComparing(r -> r.item().itemKey());
  }

  private int placeOf(MetricItem item) {
    return switch (item) {
      case StageEntries entries -> stages.indexOf(entries.stageId());
      case StageDwell dwell -> stages.indexOf(dwell.stageId());
      case OpenPipeline open -> stages.indexOf(open.stageId());
      case Flow flow -> stages.indexOf(flow.stageId());
      case Reach reach -> stages.indexOf(reach.from());
      case Forecast forecast -> monthOf(forecast);
      case WinRate _,
          Cycle _,
          Velocity _,
          Activities _,
          Email _,
          Leads _,
          Acquisition _,
          Onboarding _,
          Waterfall _,
          CustomerRetention _ ->
          0;
    };
  }

  private int withinPlace(MetricItem item) {
    return switch (item) {
      case StageDwell dwell -> dwell.reading().ordinal();
      case Reach reach -> targetOf(reach);
      case Cycle cycle -> cycle.reading().ordinal();
      case Activities activities -> activities.type().ordinal();
      case Forecast forecast -> forecast.category().ordinal();
      case StageEntries _,
          WinRate _,
          Velocity _,
          OpenPipeline _,
          Flow _,
          Email _,
          Leads _,
          Acquisition _,
          Onboarding _,
          Waterfall _,
          CustomerRetention _ ->
          0;
    };
  }

  /** That of no month comes after every month. */
  private static int monthOf(Forecast forecast) {
    var month = forecast.month();
    return month == null
        ? Integer.MAX_VALUE
        : Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH));
  }

  /** To be won comes after every stage. */
  private int targetOf(Reach reach) {
    return reach.to().equals(Reach.WON) ? stages.size() : stages.indexOf(reach.to());
  }
}
