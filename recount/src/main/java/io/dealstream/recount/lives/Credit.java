package io.dealstream.recount.lives;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Segment;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose a deal was when something happened to it, or who is credited with what stands around deals.
 *
 * @param owner of a deal always known
 */
public record Credit(@Nullable String owner, @Nullable String team, @Nullable String source) {

  public static Credit of(DealEvent event) {
    return new Credit(event.owner(), event.team(), event.source());
  }

  /** All, and each segment it is in. */
  public List<Segment> segments() {
    return Stream.of(
            Segment.ALL,
            owner == null ? null : Segment.owner(owner),
            team == null ? null : Segment.team(team),
            source == null ? null : Segment.source(source))
        .filter(Objects::nonNull)
        .toList();
  }

  public boolean isIn(Segment segment) {
    return switch (segment.dimension()) {
      case "owner" -> owner != null && owner.equals(segment.value());
      case "team" -> team != null && team.equals(segment.value());
      case "source" -> source != null && source.equals(segment.value());
      default -> true;
    };
  }
}
