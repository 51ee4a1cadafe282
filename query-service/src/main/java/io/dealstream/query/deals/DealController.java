package io.dealstream.query.deals;

import io.dealstream.edge.Problem;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
class DealController {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final int USUAL_PAGE = 50;

  private final Deals deals;
  private final DealSearch search;

  DealController(Deals deals, DealSearch search) {
    this.deals = deals;
    this.search = search;
  }

  /**
   * One deal, with its version as the ETag. With minVersion, once that version is visible. A deal
   * that was merged says so, and where to go on.
   */
  @GetMapping("/api/deals/{id}")
  ResponseEntity<Deal> deal(
      @PathVariable String id, @RequestParam(required = false) @Nullable Long minVersion)
      throws InterruptedException {
    var deal = minVersion == null ? present(id) : atLeast(id, minVersion);
    var into = deal.outcome().mergedInto();
    var answer =
        into == null
            ? ResponseEntity.ok()
            : ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(address(into));
    return answer.eTag("\"" + deal.version() + "\"").body(deal);
  }

  /** Deals by what is asked of them, the newest first. */
  @GetMapping("/api/deals")
  Page<Deal> search(
      @RequestParam(required = false) @Nullable String pipeline,
      @RequestParam(required = false) @Nullable String externalId,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    var filter =
        new DealSearch.Filter(pipeline, externalId, owner, team, stage, statusOf(status), q);
    var found = search.find(filter, Cursor.of(cursor), size);
    return Page.of(found, size, deal -> deal.label().openedPosition());
  }

  private static URI address(String id) {
    return UriComponentsBuilder.fromPath("/api/deals")
        .pathSegment("{id}")
        .encode()
        .buildAndExpand(id)
        .toUri();
  }

  private Deal present(String id) {
    return deals
        .find(id)
        .orElseThrow(() -> Problem.notFound("unknown-deal", "id", "there is no deal " + id));
  }

  private Deal atLeast(String id, long version) throws InterruptedException {
    if (version < 0) {
      throw Problem.malformed("malformed-version", "minVersion", "versions begin at 0");
    }
    return deals
        .await(id, version, LONGEST_WAIT)
        .orElseThrow(
            () ->
                Problem.of(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "version-not-visible",
                    "minVersion",
                    "deal %s did not come to version %d within %d seconds"
                        .formatted(id, version, LONGEST_WAIT.toSeconds())));
  }

  private static @Nullable Status statusOf(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return Status.named(word)
        .orElseThrow(
            () ->
                Problem.malformed(
                    "unknown-status", "status", "it may be open, won or lost, not " + word));
  }
}
