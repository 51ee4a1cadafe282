package io.dealstream.command.imports;

import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.pipeline.Pipeline;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deals there are.
 *
 * @param foreseen the pipeline where a dry run is about one that is not there yet
 */
record DeskDeals(DealDesk desk, @Nullable Pipeline foreseen) implements Deals {

  @Override
  public List<Recorded> record(DealHistory history) {
    return foreseen == null ? desk.record(history) : desk.rehearse(history, foreseen);
  }

  @Override
  public void readAhead(String pipelineId, Collection<String> dealIds) {
    desk.readAhead(pipelineId, dealIds);
  }

  @Override
  public long eventsOf(String pipelineId, String dealId) {
    return desk.eventsOf(pipelineId, dealId);
  }
}
