package io.dealstream.query.sendouts;

import io.dealstream.edge.Caller;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.webhooks.SignedPosts;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
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
@RequestMapping("/api/reviews/subscriptions")
class SubscriptionController {

  private static final int USUAL_PAGE = 50;

  /**
   * @param secret what reviews are signed with where they go by HTTP; told this once. Null by
   *     e-mail
   */
  record Made(String id, @Nullable String secret, Subscription subscription) {

    /** Neither the secret nor an address. */
    @Override
    public String toString() {
      return "Made[" + id + "]";
    }
  }

  private final Subscriptions subscriptions;
  private final SubscriptionTable table;
  private final SignedPosts posts;

  SubscriptionController(Subscriptions subscriptions, SubscriptionTable table, SignedPosts posts) {
    this.subscriptions = subscriptions;
    this.table = table;
    this.posts = posts;
  }

  /**
   * Asks for the reviews of a pipeline to be sent when their period ends: by e-mail, or, for an
   * administrator, to an address by HTTP, signed as webhooks are.
   */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Made> make(
      @RequestBody SubscriptionBody body, @Parameter(hidden = true) Caller caller) {
    var made = subscriptions.make(body, caller);
    var secret = made.url() == null ? null : posts.secretOf(made.id());
    return ResponseEntity.created(URI.create("/api/reviews/subscriptions/" + made.id()))
        .cacheControl(CacheControl.noStore())
        .body(new Made(made.id(), secret, made));
  }

  /** The caller's own, an administrator's all, the newest first. */
  @GetMapping
  Page<Subscription> all(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(hidden = true) Caller caller) {
    var size = Limit.of(limit, USUAL_PAGE);
    var found = table.page(Subscriptions.whose(caller), Cursor.of(cursor), size);
    return Page.of(found, size, Subscription::number);
  }

  @GetMapping("/{id}")
  Subscription one(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
    return subscriptions.get(id, caller);
  }

  /** Ends it, and forgets the address and what was sent to it. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
    subscriptions.end(id, caller);
  }
}
