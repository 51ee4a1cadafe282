package io.dealstream.query.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.pipeline.PipelineEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be told of events.
 *
 * @param number in the order in which they were made
 * @param events the types that are wanted
 * @param pipeline where only what happens in it is wanted, and to it; null for all
 * @param keyPrint of the key its secret follows from
 */
record Webhook(
    String id,
    @JsonIgnore long number,
    String url,
    List<String> events,
    @Nullable String pipeline,
    @JsonIgnore String keyPrint,
    String createdBy,
    Instant createdAt) {

  boolean wants(DomainEvent event, String type) {
    return events.contains(type) && (pipeline == null || isOf(pipeline, event));
  }

  /** Whether an event is a pipeline's at all, and so may be wanted of one alone. */
  static boolean isOfAPipeline(Class<? extends DomainEvent> type) {
    return DealEvent.class.isAssignableFrom(type) || PipelineEvent.class.isAssignableFrom(type);
  }

  private static boolean isOf(String pipeline, DomainEvent event) {
    return switch (event) {
      case DealEvent.HandedOff e ->
          pipeline.equals(e.pipelineId()) || pipeline.equals(e.fromPipelineId());
      case DealEvent e -> pipeline.equals(e.pipelineId());
      case PipelineEvent e -> pipeline.equals(e.subject());
      default -> false;
    };
  }
}
