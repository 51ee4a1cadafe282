package io.dealstream.query.deals;

import io.dealstream.edge.Problem;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.past.LookingBack;
import io.dealstream.query.past.Past;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
  private final PastDeals pastDeals;
  private final DealSearch search;

  DealController(Deals deals, PastDeals pastDeals, DealSearch search) {
    this.deals = deals;
    this.pastDeals = pastDeals;
    this.search = search;
  }

  /**
   * One deal, with its version as the ETag. With minVersion, once that version is visible. A deal
   * that was merged says so, and where to go on. Looking back, the deal as it was.
   */
  @GetMapping("/api/deals/{id}")
  ResponseEntity<Deal> deal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long minVersion,
      @ParameterObject LookingBack lookingBack)
      throws InterruptedException {
    var deal = asked(id, minVersion, lookingBack.past());
    var into = deal.outcome().mergedInto();
    var answer =
        into == null
            ? ResponseEntity.ok()
            : ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(address(into, lookingBack));
    return answer.eTag("\"" + deal.version() + "\"").body(deal);
  }

  /** Deals by what is asked of them, the newest first. */
  @GetMapping("/api/deals")
  Page<Deal> search(
      @ParameterObject Asked asked,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    var found = search.find(asked.filter(), Cursor.of(cursor), size);
    return Page.of(found, size, deal -> deal.label().openedPosition());
  }

  /** Whoever looks back goes on looking back. */
  private static URI address(String id, LookingBack lookingBack) {
    return UriComponentsBuilder.fromPath("/api/deals")
        .pathSegment("{id}")
        .queryParamIfPresent("asOf", Optional.ofNullable(lookingBack.asOf()))
        .queryParamIfPresent("knownAt", Optional.ofNullable(lookingBack.knownAt()))
        .encode()
        .buildAndExpand(id)
        .toUri();
  }

  private Deal asked(String id, @Nullable Long minVersion, Optional<Past> past)
      throws InterruptedException {
    if (minVersion == null) {
      return past.map(then -> past(id, then)).orElseGet(() -> present(id));
    }
    var visible = atLeast(id, minVersion);
    return past.map(then -> past(id, then)).orElse(visible);
  }

  private Deal past(String id, Past then) {
    return pastDeals
        .find(id, then)
        .orElseThrow(() -> Problem.notFound("unknown-deal", "id", "there was no deal " + id));
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
}
