package io.dealstream.query.past;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.DealEvent.HandedOff;

/** An event of a deal, with its number in the deal and its place among all events. */
public record PastEvent(DealEvent event, long sequence, long position) {

  /** Whether it happened in a pipeline, or out of it. */
  public boolean isOf(String pipeline) {
    return event.pipelineId().equals(pipeline)
        || event instanceof HandedOff left && left.fromPipelineId().equals(pipeline);
  }
}
