package io.dealstream.command.automation;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rules, and what became of what they had to do. */
@RestController
@RequestMapping("/api/automations")
class AutomationController {

  private static final int USUAL_PAGE = 50;
  private static final int MOST = 200;

  private final AutomationDesk desk;
  private final AutomationTable table;
  private final RunTable runs;

  AutomationController(AutomationDesk desk, AutomationTable table, RunTable runs) {
    this.desk = desk;
    this.table = table;
    this.runs = runs;
  }

  /**
   * @param next the cursor of the part after it; null at the end
   */
  record Page<T>(List<T> items, @Nullable String next) {

    static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
      if (oneMore.size() <= limit) {
        return new Page<>(oneMore, null);
      }
      var items = oneMore.subList(0, limit);
      return new Page<>(items, cursor.apply(items.getLast()));
    }
  }

  /** Makes the rule, or its next version, which holds for whatever happens from then on. */
  @PutMapping("/{id}")
  ResponseEntity<Version> define(
      @PathVariable String id, @RequestBody AutomationDraft body, IfMatch seen, Caller caller) {
    if (body.id() != null && !body.id().equals(id)) {
      throw Problem.malformed("id-mismatch", "id", "the body's id is not the address's");
    }
    var answer = desk.define(id, body, seen.version(), caller.id());
    return answer instanceof Answer.Done(long version, int events) && version == 0 && events > 0
        ? Answers.created("/api/automations", id, answer)
        : Answers.changed(id, answer);
  }

  /** It does nothing any more; what it did stays known. */
  @DeleteMapping("/{id}")
  ResponseEntity<Version> remove(@PathVariable String id, IfMatch seen, Caller caller) {
    return Answers.changed(id, desk.remove(id, seen.version(), caller.id()));
  }

  @GetMapping("/{id}")
  ResponseEntity<AutomationAnswer> find(@PathVariable String id) {
    var found = table.find(id).orElseThrow(() -> unknown(id));
    return Answers.changed(found.version(), found);
  }

  /** In the order of their ids, those of a pipeline or all of them. */
  @GetMapping
  Page<AutomationAnswer> list(
      @RequestParam(required = false) @Nullable String pipeline,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "" + USUAL_PAGE) int limit) {
    checkLimit(limit);
    var after = cursor.isEmpty() ? cursor : Ids.addressable("cursor", cursor);
    var of = Ids.optionalAddressable("pipeline", pipeline);
    return Page.of(table.after(after, of, limit + 1), limit, AutomationAnswer::id);
  }

  /** What became of what the rule had to do, the newest first. */
  @GetMapping("/{id}/runs")
  Page<RunTable.Run> runs(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "" + USUAL_PAGE) int limit) {
    checkLimit(limit);
    if (!table.knows(id)) {
      throw unknown(id);
    }
    var found = runs.runsOf(id, RunCursor.of(cursor), limit + 1);
    return Page.of(found, limit, run -> RunCursor.after(run).word());
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.malformed("limit-out-of-range", "limit", "it is between 1 and " + MOST);
    }
  }

  private static Problem unknown(String id) {
    return Problem.notFound("unknown-automation", "id", "there is no automation " + id);
  }
}
