package io.dealstream.command.deal;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.decision.RecordedRows;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.ReadAhead;
import io.dealstream.command.store.Sent;
import io.dealstream.command.store.Together;
import io.dealstream.events.Via;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where deals are asked for, and where another room brings what has happened to one. */
@Component
public class DealDesk {

  private final Together together;
  private final Commands commands;
  private final Pipelines pipelines;
  private final ReadAhead readAhead;
  private final Clock clock;

  DealDesk(
      Together together, Commands commands, Pipelines pipelines, ReadAhead readAhead, Clock clock) {
    this.readAhead = readAhead;
    this.together = together;
    this.commands = commands;
    this.pipelines = pipelines;
    this.clock = clock;
  }

  /**
   * Decides the rows in their order, each on what the ones before it made of the deal, by the same
   * rules as any other command; the first accepted row opens the deal. It joins the caller's piece
   * of work, and a refused row does not spoil it: refusals are values. Rows of the same deal are
   * cheapest in one call; calls for different deals may come in any order.
   *
   * <p>The deal's own id is derived from the pipeline's id and the external id: the same two always
   * give the same deal.
   *
   * @return what became of each row, in the same order
   * @throws LostRace where somebody else changed this deal meanwhile; nothing of the piece of work
   *     is stored, and it may be tried afresh
   */
  public List<Recorded> record(DealHistory history) {
    return together.once(
        () ->
            pipelines
                .hold(history.pipelineId())
                .map(pipeline -> record(history, pipeline))
                .orElseGet(() -> noSuchPipeline(history)));
  }

  /**
   * Reads deals of an import at once that are then recorded one by one, in the same piece of work.
   */
  public void readAhead(String pipelineId, Collection<String> externalIds) {
    readAhead.of(
        externalIds.stream()
            .map(id -> DealAggregate.storedId(Ids.imported(pipelineId, id)))
            .toList());
  }

  /**
   * The same in a pipeline that is not there yet: for a piece of work of which nothing is stored.
   */
  public List<Recorded> rehearse(DealHistory history, Pipeline pipeline) {
    return together.once(() -> record(history, pipeline));
  }

  private List<Recorded> record(DealHistory history, Pipeline pipeline) {
    var id = Ids.imported(pipeline.id(), history.externalId());
    var past =
        new DealPast(
            history,
            new Basis(id, pipeline, null, ExchangeRates.NONE, clock.instant(), Via.IMPORT));
    var origin = Origin.partOf(history.correlationId(), history.rows().getFirst().actor());
    var sent = new Sent(DealAggregate.RECORD, DealAggregate.storedId(id), past, origin);
    return commands.within(sent, RecordedRows.class).rows();
  }

  /**
   * How many events a deal of an import has: 0 for one that is not there. In the caller's piece of
   * work, with what that has decided so far.
   */
  public long eventsOf(String pipelineId, String externalId) {
    var id = DealAggregate.storedId(Ids.imported(pipelineId, externalId));
    return commands.within(
        new Sent(DealAggregate.COUNT, id, new DealLook(), Origin.of(externalId)), Long.class);
  }

  private static List<Recorded> noSuchPipeline(DealHistory history) {
    var refused = new Recorded.Refused("unknown-pipeline", "pipeline", history.pipelineId());
    return Collections.nCopies(history.rows().size(), refused);
  }

  /**
   * Opens a deal in the caller's transaction, by the same rules as any other.
   *
   * @param origin of the command it is part of
   * @return where it says no, nothing was opened, and the transaction is not spoilt
   * @throws LostRace where somebody else opened it meanwhile: roll back the transaction
   */
  public Answer open(NewDeal deal, Reach reach, Origin origin) {
    var request = new DealRequest(deal.dealId(), deal.command(), reach, null, clock.instant());
    var id = DealAggregate.storedId(deal.dealId());
    return commands.within(new Sent(DealAggregate.CHANGE, id, request, origin, true), Answer.class);
  }

  /**
   * Moves a deal out of a stage that is retired, in the caller's transaction and by the same rules
   * as any other move; where it stands elsewhere by now, nothing happens to it.
   *
   * @return where it says no, the transaction is not spoilt
   * @throws LostRace where somebody else changed the deal meanwhile: roll back the transaction
   */
  public Answer vacate(String dealId, Vacated stage, Origin origin) {
    var request =
        new DealRequest(dealId, stage.command(), new Reach.Everyones(), null, clock.instant());
    return commands.within(
        new Sent(DealAggregate.CHANGE, DealAggregate.storedId(dealId), request, origin),
        Answer.class);
  }

  /**
   * Does what a rule says, in the caller's transaction and by the same rules as anybody's command.
   *
   * @return where it says no, the transaction is not spoilt
   * @throws LostRace where somebody else changed the deal meanwhile: roll back the transaction
   */
  public Answer automate(String dealId, Automated what, Origin origin) {
    var request =
        new DealRequest(
            dealId, what.command(), new Reach.Everyones(), null, clock.instant(), Via.AUTOMATION);
    return commands.within(
        new Sent(DealAggregate.CHANGE, DealAggregate.storedId(dealId), request, origin),
        Answer.class);
  }

  /** The deal as it is now; within the caller's transaction. */
  public DealSeen look(String dealId, Origin origin) {
    var id = DealAggregate.storedId(dealId);
    return commands.within(
        new Sent(DealAggregate.LOOK, id, new DealLook(), origin), DealSeen.class);
  }

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   * @throws LostRace where others were faster each time
   */
  Answer ask(
      String dealId, DealCommand command, Reach reach, @Nullable Long ifMatch, String actor) {
    var request = new DealRequest(dealId, command, reach, ifMatch, clock.instant());
    return commands.decide(
        new Sent(
            DealAggregate.CHANGE,
            DealAggregate.storedId(dealId),
            request,
            Origin.of(actor),
            command instanceof DealCommand.Open));
  }
}
