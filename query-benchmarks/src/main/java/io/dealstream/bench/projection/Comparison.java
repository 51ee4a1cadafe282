package io.dealstream.bench.projection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How many times as fast as bare upserts the query side is, round by round. */
final class Comparison {

  private final List<Map<Side, Pass>> rounds = new ArrayList<>();

  void add(Map<Side, Pass> round) {
    rounds.add(new EnumMap<>(round));
  }

  @Override
  public String toString() {
    return """

        Of %d rounds the median, and each of them:
          taken in     %,9.0f events/s, %s times bare upserts with each commit on the disk
                                        %s times bare upserts with commits as the query side's
          rebuilt      %,9.0f events/s, %s times the latter
          deals alone  %,9.0f events/s, %s times bare upserts of deals alone, as before"""
        .formatted(
            rounds.size(),
            events(Side.TAKEN_IN),
            times(Side.TAKEN_IN, Side.DURABLE),
            times(Side.TAKEN_IN, Side.AS_OURS),
            events(Side.REBUILT),
            times(Side.REBUILT, Side.AS_OURS),
            events(Side.DEALS_REBUILT),
            times(Side.DEALS_REBUILT, Side.DEALS));
  }

  private double events(Side side) {
    return median(round -> of(round, side).eventsPerSecond());
  }

  private String times(Side ours, Side bare) {
    ToDoubleFunction<Map<Side, Pass>> ratio =
        round -> of(round, ours).rowsPerSecond() / of(round, bare).rowsPerSecond();
    return "%.2f (%s)"
        .formatted(
            median(ratio),
            rounds.stream()
                .map(round -> "%.2f".formatted(ratio.applyAsDouble(round)))
                .collect(Collectors.joining(", ")));
  }

  private static Pass of(Map<Side, Pass> round, Side side) {
    return Objects.requireNonNull(round.get(side), side.name());
  }

  private double median(ToDoubleFunction<Map<Side, Pass>> of) {
    return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
  }
}
