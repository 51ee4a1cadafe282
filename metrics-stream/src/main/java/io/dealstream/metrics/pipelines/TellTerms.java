package io.dealstream.metrics.pipelines;

import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.Arrival.Defect;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.metrics.intake.Arrival.Unreadable;
import io.dealstream.metrics.intake.Quarantine;
import java.time.ZoneId;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * From a pipeline's events to its terms. They travel to every part of stage 2 as records of the
 * same topic as additions: a table read on the side would be at another point of its own history at
 * every restart.
 */
public final class TellTerms
    extends ContextualProcessor<String, Arrival<PipelineEvent>, String, FromStageOne> {

  private final Alarm alarm;

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") Quarantine quarantine;
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, PipelineState> pipelines;

  public TellTerms(Alarm alarm) {
    this.alarm = alarm;
  }

  public static String[] storeNames() {
    return new String[] {Quarantine.STORE, PipelineState.STORE};
  }

  @Override
  public void init(ProcessorContext<String, FromStageOne> context) {
    super.init(context);
    quarantine = new Quarantine(context, alarm);
    pipelines = context.getStateStore(PipelineState.STORE);
  }

  @Override
  public void process(Record<String, Arrival<PipelineEvent>> record) {
    if (quarantine.holds(record)) {
      return;
    }
    switch (record.value()) {
      case Unreadable<PipelineEvent> bad -> quarantine.begin(record, bad.defect());
      case Received<PipelineEvent> good -> take(record, good);
    }
  }

  private void take(
      Record<String, Arrival<PipelineEvent>> record, Received<PipelineEvent> received) {
    var pipelineId = received.event().pipelineId();
    var before = pipelines.get(pipelineId);
    var expected = before == null ? 0 : before.sequence() + 1;
    if (received.sequence() < expected) {
      return;
    }
    if (received.sequence() > expected) {
      var detail = "sequence " + received.sequence() + " where " + expected + " was next";
      quarantine.begin(record, new Defect("sequence-gap", detail));
      return;
    }
    var said = terms(received);
    var changed = before == null || !before.terms().sameAs(said);
    var now = new PipelineState(received.sequence(), changed ? said : before.terms());
    pipelines.put(pipelineId, now);
    if (changed) {
      context().forward(new Record<>(pipelineId, said, context().currentSystemTimeMs()));
      context().commit(); // seen by nobody until then
    }
  }

  private Terms terms(Received<PipelineEvent> received) {
    var event = received.event();
    return new Terms(
        event.pipelineId(),
        event.definition().currency(),
        ZoneId.of(event.definition().zone()),
        event.definition().minimumWonDeals(),
        event.definition().stages().stream().map(Stage::id).toList(),
        context().recordMetadata().map(RecordMetadata::partition).orElseThrow(),
        received.position(),
        received.recordedAt());
  }
}
