package io.dealstream.events.topic;

import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.contact.Contact;
import io.dealstream.events.metric.Acquisition;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Email;
import io.dealstream.events.metric.Flow;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Leads;
import io.dealstream.events.metric.Metric;
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
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.topic.Topic.Retention;
import io.dealstream.events.transcript.Transcript;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Every topic there is. Event values stay bytes here: the envelope names their type, and the chains
 * are over them as they are.
 */
public final class Topics {

  /** Of event topics. Of metric topics, where a new copy is not told otherwise. */
  public static final int PARTITIONS = 4;

  public static final Topic<String, byte[]> DEAL_EVENTS = events("deal-events");
  public static final Topic<String, byte[]> PIPELINE_EVENTS = events("pipeline-events");
  public static final Topic<String, byte[]> LEAD_EVENTS = events("lead-events");
  public static final Topic<String, byte[]> CUSTOMER_EVENTS = events("customer-events");
  public static final Topic<String, byte[]> CAMPAIGN_EVENTS = events("campaign-events");
  public static final Topic<String, byte[]> GOAL_EVENTS = events("goal-events");
  public static final Topic<String, byte[]> AUTOMATION_EVENTS = events("automation-events");

  public static final Topic<String, MetricRecord<StageEntries>> STAGE_ENTRIES =
      metric(Metric.STAGE_ENTRIES);
  public static final Topic<String, MetricRecord<StageDwell>> STAGE_DWELL =
      metric(Metric.STAGE_DWELL);
  public static final Topic<String, MetricRecord<Reach>> REACH = metric(Metric.REACH);
  public static final Topic<String, MetricRecord<WinRate>> WIN_RATE = metric(Metric.WIN_RATE);
  public static final Topic<String, MetricRecord<Cycle>> CYCLE = metric(Metric.CYCLE);
  public static final Topic<String, MetricRecord<Velocity>> VELOCITY = metric(Metric.VELOCITY);
  public static final Topic<String, MetricRecord<OpenPipeline>> OPEN_PIPELINE =
      metric(Metric.OPEN_PIPELINE);
  public static final Topic<String, MetricRecord<Flow>> FLOW = metric(Metric.FLOW);
  public static final Topic<String, MetricRecord<Waterfall>> WATERFALL = metric(Metric.WATERFALL);

  public static final Topic<String, MetricRecord<Activities>> ACTIVITIES =
      metric(Metric.ACTIVITIES);
  public static final Topic<String, MetricRecord<Email>> EMAIL = metric(Metric.EMAIL);
  public static final Topic<String, MetricRecord<Leads>> LEADS = metric(Metric.LEADS);
  public static final Topic<String, MetricRecord<Acquisition>> ACQUISITION =
      metric(Metric.ACQUISITION);
  public static final Topic<String, MetricRecord<Onboarding>> ONBOARDING =
      metric(Metric.ONBOARDING);
  public static final Topic<String, MetricRecord<Forecast>> FORECAST = metric(Metric.FORECAST);
  public static final Topic<String, MetricRecord<CustomerRetention>> RETENTION =
      metric(Metric.RETENTION);

  /** Which deals are stuck, and are so no longer; values are {@link DealAlert} as JSON. */
  public static final Topic<String, byte[]> DEAL_ALERTS =
      new Topic<>(
          "deal-alerts", Retention.FOR_EVER, PARTITIONS, Serdes.String(), Serdes.ByteArray());

  /** How promising each lead is; values are {@link LeadScore} as JSON. */
  public static final Topic<String, byte[]> LEAD_SCORES =
      new Topic<>("lead-scores", Retention.NEWEST, PARTITIONS, Serdes.String(), Serdes.ByteArray());

  /** People; values are {@link Contact} as JSON. */
  public static final Topic<String, byte[]> CONTACTS =
      new Topic<>("contacts", Retention.ERASABLE, PARTITIONS, Serdes.String(), Serdes.ByteArray());

  /** What was written and said about deals; values are {@link Transcript} as JSON. */
  public static final Topic<String, byte[]> TRANSCRIPTS =
      new Topic<>(
          "transcripts", Retention.ERASABLE, PARTITIONS, Serdes.String(), Serdes.ByteArray());

  /** What is published, vouched for; values are {@link Checkpoint} as JSON. */
  public static final Topic<String, byte[]> CHECKPOINTS =
      new Topic<>("checkpoints", Retention.FOR_EVER, 1, Serdes.String(), Serdes.ByteArray());

  /** How far publishing has come; written in the transaction that publishes. */
  public static final Topic<String, byte[]> PUBLISHER_PROGRESS =
      new Topic<>("publisher-progress", Retention.NEWEST, 1, Serdes.String(), Serdes.ByteArray());

  public static final List<Topic<String, byte[]>> EVENT_TOPICS =
      List.of(
          DEAL_EVENTS,
          PIPELINE_EVENTS,
          LEAD_EVENTS,
          CUSTOMER_EVENTS,
          CAMPAIGN_EVENTS,
          GOAL_EVENTS,
          AUTOMATION_EVENTS);

  public static final List<Topic<String, ? extends MetricRecord<? extends MetricItem>>>
      METRIC_TOPICS =
          List.of(
              STAGE_ENTRIES,
              STAGE_DWELL,
              REACH,
              WIN_RATE,
              CYCLE,
              VELOCITY,
              OPEN_PIPELINE,
              FLOW,
              ACTIVITIES,
              EMAIL,
              LEADS,
              ACQUISITION,
              ONBOARDING,
              WATERFALL,
              FORECAST,
              RETENTION);

  /**
   * The consumer group that makes the figures: its offsets say how far they have come. Counted up
   * where its stores take another form: all figures are then made anew from the events.
   */
  public static final String FIGURES_GROUP = "metrics-stream-9";

  /** The group that counts another definition beside a group that makes the figures. */
  public static String groupBeside(String figures, Metric<?> definition) {
    return figures + "-" + definition.name() + "-" + definition.definition();
  }

  private Topics() {}

  public static List<Topic<?, ?>> all() {
    return all(PARTITIONS);
  }

  /**
   * @param partitions that metric topics get where they are not there yet
   */
  public static List<Topic<?, ?>> all(int partitions) {
    return Stream.<Stream<? extends Topic<?, ?>>>of(
            EVENT_TOPICS.stream(),
            EVENT_TOPICS.stream().map(Topic::deadLetters),
            METRIC_TOPICS.stream().map(topic -> topic.in(partitions)),
            Stream.of(
                DEAL_ALERTS, LEAD_SCORES, CONTACTS, TRANSCRIPTS, PUBLISHER_PROGRESS, CHECKPOINTS))
        .<Topic<?, ?>>flatMap(s -> s)
        .toList();
  }

  private static Topic<String, byte[]> events(String name) {
    return new Topic<>(name, Retention.FOR_EVER, PARTITIONS, Serdes.String(), Serdes.ByteArray());
  }

  private static <I extends MetricItem> Topic<String, MetricRecord<I>> metric(Metric<I> metric) {
    return new Topic<>(
        metric.topicName(),
        Retention.NEWEST,
        PARTITIONS,
        Serdes.String(),
        new MetricSerde<>(metric));
  }
}
