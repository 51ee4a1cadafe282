package io.dealstream.query.live;

import io.dealstream.query.live.MetricTail.Place;
import io.dealstream.query.live.Seats.Seat;
import io.dealstream.query.metrics.Change;
import io.dealstream.query.metrics.Cut;
import io.dealstream.query.metrics.Figures;
import io.dealstream.query.metrics.Figures.Changes;
import io.dealstream.query.metrics.MetricAnswer;
import io.dealstream.query.metrics.Question;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a reader how figures stand, and then each that changes. */
@Component
class MetricTeller {

  private static final Comparator<Change> AS_ON_THE_TOPICS =
      Comparator.comparing((Change c) -> c.partition().topic())
          .thenComparingInt(c -> c.partition().partition())
          .thenComparingLong(Change::offset);

  private record Snapshot(Map<String, MetricAnswer> metrics) {}

  private final Figures figures;
  private final MetricTail tail;
  private final JsonMapper json;

  MetricTeller(Figures figures, MetricTail tail, JsonMapper json) {
    this.figures = figures;
    this.tail = tail;
    this.json = json;
  }

  /**
   * Until the seat is no longer open or the reader has gone.
   *
   * @param lastEventId of the last event the reader saw: with one of ours it goes on from there,
   *     and is told no snapshot
   */
  void tell(
      Question question, @Nullable String lastEventId, Seat seat, HttpServletResponse response)
      throws IOException, InterruptedException {
    // The place comes first, so that nothing falls between the snapshot and the changes after it.
    try (var place = tail.join(question)) {
      var seen = lastEventId == null ? null : resumed(lastEventId);
      if (seen != null) {
        var missed = figures.missed(seen, question);
        var out = EventStream.open(response);
        goOn(place, question, changes(question, missed, seen, out), seat, out);
      } else {
        var snapshot = figures.snapshot(question);
        var out = EventStream.open(response);
        var body = json.writeValueAsString(new Snapshot(snapshot.metrics()));
        out.send("snapshot", snapshot.cut().word(), body);
        goOn(place, question, snapshot.cut(), seat, out);
      }
    }
  }

  private @Nullable Cut resumed(String lastEventId) {
    return Cut.parse(lastEventId, figures.generation()).orElse(null);
  }

  private void goOn(Place place, Question question, Cut from, Seat seat, EventStream out)
      throws IOException, InterruptedException {
    var seen = from;
    while (seat.isOpen()) {
      var untold = place.untold().take(seat.atMost(EventStream.HEARTBEAT));
      if (untold.isPresent()) {
        seen = changes(question, untold.get(), seen, out);
      } else {
        out.heartbeat();
      }
    }
  }

  /**
   * Each event's id says exactly what has been seen with it, so that a reader cut off in the middle
   * goes on in the middle. A figure that is made of many records is told once, with the last.
   */
  private Cut changes(Question question, Changes untold, Cut before, EventStream out)
      throws IOException {
    var seen = before;
    var fresh =
        untold.changes().stream().filter(c -> !before.has(c)).sorted(AS_ON_THE_TOPICS).toList();
    var lastPart = fresh.stream().filter(question::isMadeOf).reduce((_, later) -> later);
    for (var change : fresh) {
      seen =
          change == fresh.getLast() ? seen.with(change).further(untold.cut()) : seen.with(change);
      if (!question.isMadeOf(change) || change == lastPart.orElseThrow()) {
        out.add("change", seen.word(), figures.told(question, change));
      }
    }
    out.flush();
    return seen.further(untold.cut());
  }
}
