package io.dealstream.query.followups;

import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.ranges.Ends;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FollowUpController {

  private static final int USUAL_PAGE = 50;

  private final FollowUpSearch followUps;

  FollowUpController(FollowUpSearch followUps) {
    this.followUps = followUps;
  }

  /**
   * What is to be done for deals, what is due first coming first; or what was done or called off.
   *
   * @param state {@code open}, {@code overdue}, {@code done} or {@code cancelled}
   * @param type of activity: {@code follow-up}, {@code call}, {@code task} and so on
   * @param stage the id of the one in which it was planned
   * @param dueFrom leaves out what is due earlier, or at any time
   * @param dueBefore leaves out what is due later, or at any time
   */
  @GetMapping("/api/follow-ups")
  Page<FollowUp> followUps(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String pipeline,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String deal,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String dueFrom,
      @RequestParam(required = false) @Nullable String dueBefore,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    var filter =
        new FollowUpSearch.Filter(
            Asked.of(state),
            pipeline,
            owner,
            team,
            source,
            deal,
            type,
            stage,
            new Ends("dueFrom", dueFrom, "dueBefore", dueBefore).instants());
    var found = followUps.find(filter, DueCursor.of(cursor), size);
    if (found.size() <= size.items()) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, size.items());
    return new Page<>(items, DueCursor.after(items.getLast()).word());
  }
}
