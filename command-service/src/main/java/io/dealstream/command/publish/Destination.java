package io.dealstream.command.publish;

import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.tracing.Tracing;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where events are published.
 *
 * @param transactionalId the same for every instance and every start, so that a new publisher
 *     fences the one before it
 * @param topics by aggregate type
 * @param progress says how far publishing has come, in the transaction that publishes
 * @param vouching how it is vouched for; null where it is not
 * @param tracing whether it is told which trace events are part of
 */
record Destination(
    String bootstrapServers,
    String transactionalId,
    Map<String, Topic<String, byte[]>> topics,
    Topic<String, byte[]> progress,
    @Nullable Vouching vouching,
    Tracing tracing) {

  static Destination at(String bootstrapServers) {
    return at(bootstrapServers, null, Tracing.off());
  }

  static Destination at(String bootstrapServers, @Nullable Vouching vouching, Tracing tracing) {
    return new Destination(
        bootstrapServers,
        "dealstream-publisher",
        Map.of(
            "deal", Topics.DEAL_EVENTS,
            "pipeline", Topics.PIPELINE_EVENTS,
            "lead", Topics.LEAD_EVENTS,
            "customer", Topics.CUSTOMER_EVENTS,
            "campaign", Topics.CAMPAIGN_EVENTS,
            "goal", Topics.GOAL_EVENTS,
            "automation", Topics.AUTOMATION_EVENTS),
        Topics.PUBLISHER_PROGRESS,
        vouching,
        tracing);
  }

  List<Topic<?, ?>> all() {
    return Stream.<Stream<? extends Topic<?, ?>>>of(
            topics.values().stream(),
            Stream.of(progress),
            Stream.ofNullable(vouching).map(Vouching::topic))
        .<Topic<?, ?>>flatMap(all -> all)
        .toList();
  }

  /**
   * @throws IllegalStateException where aggregates of this type have no topic
   */
  String topicOf(String aggregateType) {
    var topic = topics.get(aggregateType);
    if (topic == null) {
      throw new IllegalStateException("events of a " + aggregateType + " have no topic");
    }
    return topic.name();
  }

  List<String> names() {
    return all().stream().<String>map(Topic::name).sorted().toList();
  }
}
