package io.dealstream.query.webhooks;

import io.dealstream.edge.Caller;
import io.dealstream.edge.Choice;
import io.dealstream.edge.Problem;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/webhooks")
class WebhookController {

  private static final int USUAL_PAGE = 50;
  private static final List<String> STATES =
      List.of(Verdict.WAITING, Verdict.DELIVERED, Verdict.DEAD);

  /**
   * @param secret what deliveries are signed with; told this once
   */
  record Made(String id, String secret, Webhook webhook) {

    /** Not the secret. */
    @Override
    public String toString() {
      return "Made[" + id + "]";
    }
  }

  /**
   * @param queued how many events are sent again
   */
  record Replayed(String id, int queued) {}

  private final Webhooks webhooks;
  private final WebhookTable table;
  private final DeliveryLog log;
  private final Replay replay;
  private final Secrets secrets;

  WebhookController(
      Webhooks webhooks, WebhookTable table, DeliveryLog log, Replay replay, Secrets secrets) {
    this.webhooks = webhooks;
    this.table = table;
    this.log = log;
    this.replay = replay;
    this.secrets = secrets;
  }

  /**
   * Asks to be told of events that are taken in from now on; of earlier ones by a replay. The
   * secret that deliveries are signed with is told in this answer and never again.
   */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Made> make(
      @RequestBody WebhookBody body, @Parameter(hidden = true) Caller caller) {
    var made = webhooks.make(body, caller.id());
    return ResponseEntity.created(URI.create("/api/webhooks/" + made.id()))
        .cacheControl(CacheControl.noStore())
        .body(new Made(made.id(), Secrets.spelt(secrets.of(made.id())), made));
  }

  /** All there are, the newest first. */
  @GetMapping
  Page<Webhook> all(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    return Page.of(table.page(Cursor.of(cursor), size), size, Webhook::number);
  }

  @GetMapping("/{id}")
  Webhook one(@PathVariable String id) {
    return webhooks.get(id);
  }

  /** Ends it, with all that was still to be sent and its log. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id) {
    webhooks.delete(id);
  }

  /**
   * What was sent, is to be sent or was given up, the highest position first.
   *
   * @param state {@code waiting}, {@code delivered} or {@code dead}; all without it
   */
  @GetMapping("/{id}/deliveries")
  Page<DeliveryEntry> deliveries(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var inState = state == null ? null : Choice.of("state", state, STATES);
    var size = Limit.of(limit, USUAL_PAGE);
    var found = log.page(webhooks.get(id).id(), inState, Cursor.of(cursor), size);
    return Page.of(found, size, DeliveryEntry::position);
  }

  /**
   * Sends again what the webhook wants from a position on, in order, delivered before or not. Each
   * event keeps its id.
   */
  @PostMapping("/{id}/replay")
  Replayed replay(@PathVariable String id, @RequestBody ReplayBody body) {
    var from = body.fromPosition();
    if (from == null) {
      throw Problem.malformed("missing-field", "fromPosition", "it is needed");
    }
    if (from < 1) {
      throw Problem.malformed("malformed-position", "fromPosition", "positions begin with 1");
    }
    return new Replayed(id, replay.from(from, webhooks.get(id).id()));
  }
}
