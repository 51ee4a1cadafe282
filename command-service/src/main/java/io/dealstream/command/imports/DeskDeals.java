package io.dealstream.command.imports;

import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.Recorded;
import java.util.Collection;
import java.util.List;

/** The deals there are. */
record DeskDeals(DealDesk desk) implements Deals {

  @Override
  public List<Recorded> record(DealHistory history) {
    return desk.record(history);
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
