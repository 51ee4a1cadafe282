package io.dealstream.query.goals;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Period;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.past.LookingBack;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GoalController {

  private static final int USUAL_PAGE = 50;

  private final Goals goals;

  GoalController(Goals goals) {
    this.goals = goals;
  }

  /**
   * Goals by what is asked of them, the newest first: each with how far it has come, whether that
   * is ahead or behind, and the entries and activities it takes by what was measured.
   *
   * @param team a team's own goals, and those of its people that name it
   * @param period as the goal has it, like {@code month:2026-03}
   */
  @GetMapping("/api/goals")
  Page<GoalAnswer> goals(
      @RequestParam(required = false) @Nullable String pipeline,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String metric,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @ParameterObject LookingBack lookingBack) {
    var size = Limit.of(limit, USUAL_PAGE);
    var filter = new GoalSearch.Filter(pipeline, owner, team, metric, checked(period));
    var found = goals.found(filter, lookingBack.past(), Cursor.of(cursor), size, now());
    return Page.of(found, size, GoalAnswer::number);
  }

  /** One goal, with its version as the ETag. */
  @GetMapping("/api/goals/{id}")
  ResponseEntity<GoalAnswer> goal(
      @PathVariable String id, @ParameterObject LookingBack lookingBack) {
    var goal = goals.of(id, lookingBack.past(), now());
    return ResponseEntity.ok().eTag("\"" + goal.version() + "\"").body(goal);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable String checked(@Nullable String period) {
    if (period == null || isOne(period.split(":", 2))) {
      return period;
    }
    throw Problem.malformed(
        "unknown-period",
        "period",
        "one is written like day:2026-03-01, week:2026-W09, month:2026-03 or quarter:2026-Q1");
  }

  private static boolean isOne(String[] parts) {
    try {
      var period = Period.named(parts[0]);
      return parts.length == 2 && period.isPresent() && period.get().first(parts[1]) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
