package io.dealstream.metrics.leadscore;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.leadscore.AmountBand;
import io.dealstream.leadscore.Features;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.metrics.intake.Arrival.Unreadable;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** By deal: what was known when it was opened, and each change of its outcome. */
final class TellDeals extends ContextualProcessor<String, Arrival<DealEvent>, String, News> {

  private static final String STORE = "scored-deals";

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, ScoredDeal> deals;

  static Stream<StoreBuilder<?>> stores() {
    return Stream.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), ScoredDeal.CODEC)
            .withCachingEnabled());
  }

  static String[] storeNames() {
    return new String[] {STORE};
  }

  @Override
  public void init(ProcessorContext<String, News> context) {
    super.init(context);
    deals = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, Arrival<DealEvent>> record) {
    switch (record.value()) {
      case Unreadable<DealEvent> _ -> deals.delete(record.key());
      case Received<DealEvent> good -> take(good);
    }
  }

  private void take(Received<DealEvent> received) {
    var event = received.event();
    var known = deals.get(event.dealId());
    if (event instanceof DealEvent.Opened opened) {
      if (known == null) {
        open(opened, received);
      }
    } else if (known != null && received.sequence() > known.sequence()) {
      decide(known, outcomeAfter(event), received);
    }
  }

  private void open(DealEvent.Opened event, Received<DealEvent> received) {
    var deal =
        new ScoredDeal(
            received.sequence(), event.leadId(), opening(event), received.position(), null);
    deals.put(event.dealId(), deal);
    if (event.leadId() != null) {
      tell(event.dealId(), deal, null);
    }
  }

  private void decide(ScoredDeal known, @Nullable Boolean won, Received<DealEvent> received) {
    var now = known.at(received.sequence(), won);
    deals.put(received.event().dealId(), now);
    if (!Objects.equals(known.won(), won)) {
      tell(received.event().dealId(), now, known.won());
    }
  }

  private void tell(String dealId, ScoredDeal deal, @Nullable Boolean before) {
    var news =
        new News.OfDeal(
            dealId, deal.leadId(), deal.opening(), deal.openedPosition(), before, deal.won());
    context().forward(new Record<>(dealId, news, context().currentSystemTimeMs()));
  }

  /** Null where it is undecided from then on, or no deal any more. */
  private static @Nullable Boolean outcomeAfter(DealEvent event) {
    return switch (event) {
      case DealEvent.Won _ -> true;
      case DealEvent.Lost _ -> false;
      default -> null; // reopened, merged or deleted: nothing else comes here
    };
  }

  private static Features opening(DealEvent.Opened event) {
    return Features.ofTeam(event.team())
        .with("owner", event.owner())
        .with("source", event.source())
        .with("pipeline", event.pipelineId())
        .with("stage", event.to())
        .with("amount", event.value() == null ? null : AmountBand.of(event.value().amount()));
  }
}
