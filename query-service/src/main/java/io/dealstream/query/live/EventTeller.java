package io.dealstream.query.live;

import io.dealstream.query.board.Board;
import io.dealstream.query.board.Boards;
import io.dealstream.query.history.TransitionEntry;
import io.dealstream.query.history.Transitions;
import io.dealstream.query.intake.Arrivals;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.live.Seats.Seat;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.pipelines.Pipelines;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a reader what events make of a board and of the newest transitions. */
@Component
class EventTeller {

  /** Four a second is as much as people can follow. */
  private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(250);

  /** What is looked at again after events have come. */
  private record View(String pipeline, Limit limit) {}

  /** Tells what is new in an answer, if anything is. */
  private interface Telling<V> {
    void tell(V answer, @Nullable V before, EventStream out) throws IOException;
  }

  private record Items(List<TransitionEntry> items) {}

  private final Shared<View, Board> boards;
  private final Shared<View, List<TransitionEntry>> transitions;
  private final Pipelines pipelines;
  private final Arrivals arrivals;
  private final JsonMapper json;

  EventTeller(
      Boards boards,
      Transitions transitions,
      Pipelines pipelines,
      Arrivals arrivals,
      JsonMapper json) {
    this.boards = new Shared<>(view -> boards.of(view.pipeline, view.limit));
    this.transitions = new Shared<>(view -> transitions.newest(view.pipeline, view.limit));
    this.pipelines = pipelines;
    this.arrivals = arrivals;
    this.json = json;
  }

  void tellBoard(String pipeline, Limit limit, Seat seat, HttpServletResponse response)
      throws IOException, InterruptedException {
    pipelines.get(pipeline);
    try (var board = boards.join(new View(pipeline, limit))) {
      follow(board, this::board, seat, EventStream.open(response));
    }
  }

  void tellTransitions(String pipeline, Limit limit, Seat seat, HttpServletResponse response)
      throws IOException, InterruptedException {
    pipelines.get(pipeline);
    try (var newest = transitions.join(new View(pipeline, limit))) {
      follow(newest, this::transitions, seat, EventStream.open(response));
    }
  }

  private <V> void follow(
      Shared<View, V>.Answer answer, Telling<V> telling, Seat seat, EventStream out)
      throws IOException, InterruptedException {
    V told = null;
    while (seat.isOpen()) {
      var count = arrivals.count(Feed.EVENTS);
      var now = answer.atLeast(count);
      telling.tell(now, told, out);
      told = now;
      Thread.sleep(BETWEEN_ANSWERS); // a pace, not a wait for something
      var wait = seat.atMost(EventStream.HEARTBEAT.minus(BETWEEN_ANSWERS));
      if (!arrivals.awaitBeyond(count, Feed.EVENTS, wait)) {
        out.heartbeat();
      }
    }
  }

  private void board(Board now, @Nullable Board before, EventStream out) throws IOException {
    if (!now.equals(before)) {
      out.send("board", null, json.writeValueAsString(now));
    }
  }

  private void transitions(
      List<TransitionEntry> now, @Nullable List<TransitionEntry> before, EventStream out)
      throws IOException {
    if (before == null) {
      out.send("snapshot", null, json.writeValueAsString(new Items(now)));
      return;
    }
    // By position and not by time: one that comes late from another partition is new as well.
    Set<Long> told =
        before.stream().map(TransitionEntry::position).collect(Collectors.toUnmodifiableSet());
    var fresh = now.stream().filter(t -> !told.contains(t.position())).toList();
    if (!fresh.isEmpty()) {
      out.send("transitions", null, json.writeValueAsString(new Items(fresh)));
    }
  }
}
