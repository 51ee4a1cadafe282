package io.dealstream.query.live;

import io.dealstream.query.board.Boards;
import io.dealstream.query.history.Transitions;
import io.dealstream.query.live.Seats.Seat;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.paging.Limit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The answers that do not end by themselves, each written by its request's own virtual thread. */
@RestController
class LiveController {

  private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

  private interface Telling {
    void to(Seat seat) throws IOException, InterruptedException;
  }

  private final Seats seats;
  private final Questions questions;
  private final MetricTeller metrics;
  private final EventTeller events;

  LiveController(Seats seats, Questions questions, MetricTeller metrics, EventTeller events) {
    this.seats = seats;
    this.questions = questions;
    this.metrics = metrics;
    this.events = events;
  }

  /** A snapshot of the metrics, and then every change; goes on after Last-Event-ID. */
  @GetMapping(path = "/api/metrics/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void metrics(
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "") List<String> metric,
      @RequestParam(defaultValue = "all") String window,
      @RequestParam(defaultValue = "all") String segment,
      @RequestParam(defaultValue = "1") int definition,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      JwtAuthenticationToken caller,
      HttpServletResponse response) {
    var question = questions.of(pipeline, metric, definition, window, segment, Instant.now());
    seated(caller, seat -> metrics.tell(question, lastEventId, seat, response));
  }

  /** The whole board at once and after each change, at most four times a second. */
  @GetMapping(path = "/api/board/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void board(
      @RequestParam String pipeline,
      @RequestParam(required = false) @Nullable Integer limit,
      JwtAuthenticationToken caller,
      HttpServletResponse response) {
    var cards = Limit.of(limit, Boards.USUAL_CARDS);
    seated(caller, seat -> events.tellBoard(pipeline, cards, seat, response));
  }

  /** The newest transitions, and then those that come. */
  @GetMapping(path = "/api/transitions/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void transitions(
      @RequestParam String pipeline,
      @RequestParam(required = false) @Nullable Integer limit,
      JwtAuthenticationToken caller,
      HttpServletResponse response) {
    var items = Limit.of(limit, Transitions.USUAL_PAGE);
    seated(caller, seat -> events.tellTransitions(pipeline, items, seat, response));
  }

  private void seated(JwtAuthenticationToken caller, Telling telling) {
    var until = Objects.requireNonNullElse(caller.getToken().getExpiresAt(), Instant.MAX);
    try (var seat = seats.take(until)) {
      telling.to(seat);
    } catch (IOException e) {
      LOG.debug("a reader has gone: {}", e.toString());
    } catch (InterruptedException e) {
      LOG.debug("the service ends, and its streams with it");
    }
  }
}
