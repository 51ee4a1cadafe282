package io.dealstream.recount.lives;

import io.dealstream.events.deal.DealEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lives of all deals that ever were in one pipeline. */
public final class Lives {

  private final String pipelineId;
  private final Map<String, Life> byDeal = new LinkedHashMap<>();

  public Lives(String pipelineId) {
    this.pipelineId = pipelineId;
  }

  /**
   * @param event of this pipeline, or out of it; each deal's in their order
   */
  public void take(DealEvent event) {
    of(event.dealId()).take(event);
  }

  /** What a deal has of its own after its last event here. */
  public void own(String dealId, Own own) {
    of(dealId).own(own);
  }

  private Life of(String dealId) {
    return byDeal.computeIfAbsent(dealId, _ -> new Life(pipelineId));
  }

  public Collection<Life> all() {
    return Collections.unmodifiableCollection(byDeal.values());
  }

  public Map<String, Life> byDeal() {
    return Collections.unmodifiableMap(byDeal);
  }
}
