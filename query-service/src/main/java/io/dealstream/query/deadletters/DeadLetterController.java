package io.dealstream.query.deadletters;

import io.dealstream.edge.Caller;
import io.dealstream.edge.Choice;
import io.dealstream.edge.Problem;
import io.dealstream.query.intake.Replaying;
import io.dealstream.query.intake.Replaying.Replayed;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/dead-letters")
class DeadLetterController {

  private static final int USUAL_PAGE = 50;
  private static final String WAITING = "waiting";
  private static final String SETTLED = "settled";

  private final DeadLetterTable table;
  private final Replaying replaying;

  DeadLetterController(DeadLetterTable table, Replaying replaying) {
    this.table = table;
    this.replaying = replaying;
  }

  /**
   * Records that could not be taken in, the newest first.
   *
   * @param state {@code waiting} to be taken again, or {@code settled}: taken, or given up
   */
  @GetMapping
  Page<DeadLetter> list(
      @RequestParam(defaultValue = WAITING) String state,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var waiting = Choice.of("state", state, List.of(WAITING, SETTLED)).equals(WAITING);
    var size = Limit.of(limit, USUAL_PAGE);
    var found = table.page(waiting, topic, key, Cursor.of(cursor), size);
    return Page.of(found, size, DeadLetter::id);
  }

  /** One, with its headers and its value. */
  @GetMapping("/{id}")
  WholeLetter one(@PathVariable long id) {
    return table.find(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Offers it again, and with it all that waits of the same deal, lead or other thing, in the order
   * of its events. What was taken already changes nothing.
   */
  @PostMapping("/{id}/replay")
  Replayed replay(@PathVariable long id) {
    return found(replaying.one(id), id);
  }

  /**
   * Offers all of them again, of a thousand things at most; those that were not tried for longest
   * come first.
   */
  @PostMapping("/replay")
  Replayed replayAll() {
    return replaying.everything();
  }

  /** Keeps it, and no longer waits for it: for what is no event of ours, and never will be. */
  @PostMapping("/{id}/give-up")
  Replayed giveUp(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
    return found(replaying.giveUp(id, caller.id()), id);
  }

  private static Replayed found(Optional<Replayed> replayed, long id) {
    return replayed.orElseThrow(() -> unknown(id));
  }

  private static Problem unknown(long id) {
    return Problem.notFound("unknown-dead-letter", "id", "there is no dead letter " + id);
  }
}
