package io.dealstream.metrics.facts;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In whose figures something counts: in those of all, and in those of the owner, the team and the
 * lead source that the deal had then.
 */
public record Credit(String owner, @Nullable String team, @Nullable String source) {

  static Credit of(DealEvent event) {
    return new Credit(event.owner(), event.team(), event.source());
  }

  public List<Segment> segments() {
    var segments = new ArrayList<Segment>(4);
    segments.add(Segment.ALL);
    segments.add(Segment.owner(owner));
    if (team != null) {
      segments.add(Segment.team(team));
    }
    if (source != null) {
      segments.add(Segment.source(source));
    }
    return segments;
  }
}
