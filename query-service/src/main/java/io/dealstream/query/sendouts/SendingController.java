package io.dealstream.query.sendouts;

import io.dealstream.edge.Caller;
import io.dealstream.edge.Choice;
import io.dealstream.edge.Problem;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews/sendings")
class SendingController {

  private static final int USUAL_PAGE = 50;
  private static final List<String> STATES = List.of("waiting", "sent", "dead");

  /** What is tried on. */
  record Again(long id) {}

  private final SendingLog log;
  private final Clock clock;

  SendingController(SendingLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Reviews that were sent, are to be sent or were given up, with why they were not taken: those of
   * the caller's subscriptions, an administrator's all, the newest first.
   *
   * @param state {@code waiting}, {@code sent} or {@code dead}; all without it
   */
  @GetMapping
  Page<SendingEntry> all(
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(hidden = true) Caller caller) {
    var inState = state == null ? null : Choice.of("state", state, STATES);
    var size = Limit.of(limit, USUAL_PAGE);
    var whose = Subscriptions.whose(caller);
    var found = log.page(subscription, inState, whose, Cursor.of(cursor), size);
    return Page.of(found, size, SendingEntry::id);
  }

  /** Tries one on that was given up. */
  @PostMapping("/{id}/retry")
  Again retry(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
    if (!log.again(id, Subscriptions.whose(caller), clock.instant())) {
      throw Problem.notFound("unknown-sending", "id", "no sending " + id + " was given up");
    }
    return new Again(id);
  }
}
