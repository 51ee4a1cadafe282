package io.dealstream.command.deal;

import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.decision.RecordedRows;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.pipeline.Pipelines;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.events.Via;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where another room brings what was done about deals. */
@Component
public class ActivityDesk {

  private final Commands commands;
  private final Pipelines pipelines;
  private final Clock clock;

  ActivityDesk(Commands commands, Pipelines pipelines, Clock clock) {
    this.commands = commands;
    this.pipelines = pipelines;
    this.clock = clock;
  }

  /**
   * Decides the rows in their order, by the same rules as any other command, in the caller's piece
   * of work. A refused row does not spoil it: refusals are values.
   *
   * @return what became of each row, in the same order
   * @throws io.dealstream.command.store.LostRace where somebody else changed this deal meanwhile
   */
  public List<Recorded> record(PastActivities past) {
    return pipelines
        .hold(past.pipelineId())
        .map(pipeline -> rehearse(past, pipeline))
        .orElseGet(() -> noSuchPipeline(past));
  }

  /**
   * The same in a pipeline that is not there yet: for a piece of work of which nothing is stored.
   */
  public List<Recorded> rehearse(PastActivities past, Pipeline pipeline) {
    var id = Ids.imported(past.pipelineId(), past.externalId());
    var told =
        new DealTold(
            past,
            Stream.generate(DealIds::generated).limit(past.rows().size()).toList(),
            new Basis(id, pipeline, null, ExchangeRates.NONE, clock.instant(), Via.IMPORT));
    var origin = Origin.partOf(past.correlationId(), past.rows().getFirst().actor());
    var sent = new Sent(DealAggregate.TELL, DealAggregate.storedId(id), told, origin);
    return commands.within(sent, RecordedRows.class).rows();
  }

  private static List<Recorded> noSuchPipeline(PastActivities past) {
    var refused = new Recorded.Refused("unknown-pipeline", "pipeline", past.pipelineId());
    return Collections.nCopies(past.rows().size(), refused);
  }
}
