package io.dealstream.command.deal;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.decision.RecordedRows;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.command.rates.Rates;
import io.dealstream.command.store.AggregateCache;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.SnapshotForm;
import io.dealstream.events.deal.DealEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Where Axon meets the deal: the only file of this room that knows it. */
@Aggregate(
    type = "deal",
    commandTargetResolver = "aggregateTarget",
    cache = AggregateCache.BEAN,
    snapshotTriggerDefinition = SnapshotForm.TRIGGER)
class DealAggregate {

  static final String CHANGE = "deal.change";
  static final String RECORD = "deal.record";
  static final String TELL = "deal.tell";
  static final String LOOK = "deal.look";
  static final String COUNT = "deal.count";
  static final String PART = "deal.part";

  @AggregateIdentifier private @Nullable String id;
  private Deal deal = Deal.NONE;

  DealAggregate() {}

  /** Whose it is, then which version, then the rules: what callers are promised. */
  @CommandHandler(commandName = CHANGE)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer change(DealRequest request, Pipelines pipelines, Rates rates, SideRows rows) {
    return Answer.of(
        () -> {
          Ownership.check(request.reach(), deal, request.command());
          checkVersion(request.ifMatch());
          var bare = basis(request, pipelines);
          var basis = bare.at(RateWindow.of(deal, request.command(), bare, rates));
          var decided = DealDecider.decide(deal, request.command(), basis);
          happen(decided, MetaData.emptyInstance(), rows);
          KeptWords.row(request.dealId(), request.command()).ifPresent(rows::add);
          return new Answer.Done(AggregateLifecycle.getVersion(), decided.size());
        });
  }

  /** Changes it like any other command, and says what it then is to whoever has to go on. */
  @CommandHandler(commandName = PART)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Parted part(DealRequest request, Pipelines pipelines, Rates rates, SideRows rows) {
    return new Parted(change(request, pipelines, rates, rows), deal);
  }

  @CommandHandler(commandName = RECORD)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  RecordedRows record(DealPast past, Rates rates, SideRows side) {
    var rows = past.history().rows();
    var basis = past.basis().at(RateWindow.of(deal, rows, past.basis(), rates));
    var known = new DealPast(past.history(), basis);
    return new RecordedRows(rows.stream().map(row -> record(known, row, side)).toList());
  }

  private Recorded record(DealPast past, HistoryRow row, SideRows side) {
    try {
      var decided = PastRows.decide(deal, past.history(), row, past.basis());
      happen(decided, MetaData.from(Origin.by(row.actor())), side);
      return decided.isEmpty() ? new Recorded.Unchanged() : new Recorded.Accepted(decided.size());
    } catch (Refused refused) {
      return Recorded.Refused.of(refused.refusal(), PastRows.COLUMNS);
    }
  }

  /** Brings what was done about it. */
  @CommandHandler(commandName = TELL)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  RecordedRows tell(DealTold told, SideRows rows) {
    var recorded = new ArrayList<Recorded>();
    var ids = told.activityIds().iterator();
    for (var row : told.past().rows()) {
      recorded.add(tell(told, ids.next(), row, rows));
    }
    return new RecordedRows(recorded);
  }

  private Recorded tell(DealTold told, String activityId, PastActivity row, SideRows rows) {
    try {
      var command = ActivityRows.command(deal, told.past().externalId(), activityId, row);
      var decided = DealDecider.decide(deal, command, told.basis());
      happen(decided, MetaData.from(Origin.by(row.actor())), rows);
      KeptWords.row(told.basis().dealId(), command).ifPresent(rows::add);
      return new Recorded.Accepted(decided.size());
    } catch (Refused refused) {
      return Recorded.Refused.of(refused.refusal(), ActivityRows.COLUMNS);
    }
  }

  @CommandHandler(commandName = LOOK)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DealSeen look(DealLook look) {
    return look.at(deal);
  }

  /** How many events it has. */
  @CommandHandler(commandName = COUNT)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  long count(DealLook look) {
    var version = AggregateLifecycle.getVersion();
    return version == null ? 0 : version + 1;
  }

  /** What an event gives to wait for is stored with it. */
  private void happen(List<DealEvent> decided, MetaData around, SideRows rows) {
    for (var event : decided) {
      AggregateLifecycle.apply(event, around);
      long sequence = AggregateLifecycle.getVersion();
      ClockEvents.awaited(event, deal)
          .forEach((id, at) -> rows.add(ActivityDue.row(event.dealId(), sequence, id, at)));
    }
  }

  private void checkVersion(@Nullable Long ifMatch) {
    var version = AggregateLifecycle.getVersion();
    if (ifMatch != null && version != null && !ifMatch.equals(version)) {
      throw Refused.movedOn(version);
    }
  }

  private Basis basis(DealRequest request, Pipelines pipelines) {
    var pipelineId = DealDecider.pipelineOf(deal, request.command(), request.dealId());
    var target = DealDecider.targetOf(request.command());
    return new Basis(
        request.dealId(),
        hold(pipelineId, pipelines),
        target.map(id -> hold(id, pipelines)).orElse(null),
        ExchangeRates.NONE,
        request.now(),
        request.via());
  }

  private static Pipeline hold(String pipelineId, Pipelines pipelines) {
    return pipelines
        .hold(pipelineId)
        .orElseThrow(() -> new Refused("unknown-pipeline", "pipelineId", pipelineId));
  }

  @EventSourcingHandler
  void on(DealEvent event) {
    id = storedId(event.dealId());
    deal = deal.evolve(event);
  }

  /** What many events made of it, in their place. */
  @EventSourcingHandler
  void on(Deal.Known kept) {
    id = storedId(kept.facts().id());
    deal = kept;
  }

  /** The store keys a stream by id alone: without a prefix a pipeline could share a deal's. */
  static String storedId(String dealId) {
    return "deal:" + dealId;
  }
}
