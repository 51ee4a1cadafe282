package io.dealstream.metrics.around;

import io.dealstream.metrics.deals.Pending;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.figures.Ticks;
import io.dealstream.metrics.figures.ToCome;
import io.dealstream.metrics.tally.Slots.Source;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Sends on what events add to figures; after a start first the terms of the company's, which no
 * event tells. Told again they change nothing.
 */
public final class Telling {

  static final String PENDING = "around-pending";

  private static final Duration CLOCK = Duration.ofSeconds(1);

  private final ProcessorContext<String, FromStageOne> context;
  private final Pending pending;
  private final ToCome toCome;
  private boolean toldTerms;

  public Telling(ProcessorContext<String, FromStageOne> context) {
    this.context = context;
    pending = new Pending(context.getStateStore(PENDING), context, this::send);
    toCome = new ToCome(context.getStateStore(ToCome.STORE));
    context.schedule(Ticks.LENGTH, PunctuationType.WALL_CLOCK_TIME, pending::tick);
    context.schedule(CLOCK, PunctuationType.WALL_CLOCK_TIME, this::tellWhatHasCome);
  }

  public static Stream<StoreBuilder<?>> stores() {
    return Stream.of(Pending.store(PENDING), ToCome.store());
  }

  /**
   * @param others that a processor needs which tells
   */
  public static String[] storeNames(String... others) {
    return Stream.concat(Stream.of(PENDING, ToCome.STORE), Stream.of(others))
        .toArray(String[]::new);
  }

  /**
   * @param ledger of one event
   * @param source the event came from
   * @param position of the event
   * @param recordedAt when it was recorded, epoch milliseconds
   */
  public void add(Ledger ledger, Source source, int partition, long position, long recordedAt) {
    if (!toldTerms) {
      toldTerms = true;
      send(Terms.OF_THE_COMPANY.pipelineId(), Terms.OF_THE_COMPANY);
    }
    var groups = ledger.close(source, partition, position, recordedAt);
    var now = context.currentSystemTimeMs();
    pending.add(toCome.keep(groups, now), recordedAt, now);
  }

  private void tellWhatHasCome(long now) {
    var come = toCome.come(now);
    if (!come.isEmpty()) {
      pending.add(come, now, now);
    }
  }

  private void send(String key, FromStageOne told) {
    context.forward(new Record<>(key, told, context.currentSystemTimeMs()));
  }
}
