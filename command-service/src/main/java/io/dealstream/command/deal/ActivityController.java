package io.dealstream.command.deal;

import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Reaches;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done about a deal, and what is to be done. */
@RestController
@RequestMapping("/api/deals/{id}/activities")
class ActivityController {

  private final DealDesk desk;
  private final KeptWords kept;

  ActivityController(DealDesk desk, KeptWords kept) {
    this.desk = desk;
    this.kept = kept;
  }

  /** Records what was done; plans it where it has a due time. */
  @PostMapping
  ResponseEntity<Version> tell(
      @PathVariable String id,
      @RequestBody ActivityBodies.Telling body,
      IfMatch seen,
      Caller caller) {
    var activityId = DealIds.generated();
    var command = body.command(activityId, caller);
    var answer = desk.ask(id, command, Reaches.of(caller), seen.version(), caller.id());
    return Answers.created("/api/deals/{deal}/activities", id, activityId, answer);
  }

  @PostMapping("/{activityId}/complete")
  ResponseEntity<Version> complete(
      @PathVariable String id,
      @PathVariable String activityId,
      @RequestBody(required = false) ActivityBodies.@Nullable Completion body,
      IfMatch seen,
      Caller caller) {
    var done = body == null ? ActivityBodies.Completion.PLAIN : body;
    return change(id, activityId, done.command(activityId, caller), seen, caller);
  }

  @PostMapping("/{activityId}/reschedule")
  ResponseEntity<Version> reschedule(
      @PathVariable String id,
      @PathVariable String activityId,
      @RequestBody ActivityBodies.Rescheduling body,
      IfMatch seen,
      Caller caller) {
    return change(id, activityId, body.command(activityId), seen, caller);
  }

  @PostMapping("/{activityId}/cancel")
  ResponseEntity<Version> cancel(
      @PathVariable String id,
      @PathVariable String activityId,
      @RequestBody(required = false) ActivityBodies.@Nullable Cancellation body,
      IfMatch seen,
      Caller caller) {
    var off = body == null ? ActivityBodies.Cancellation.PLAIN : body;
    return change(id, activityId, off.command(activityId), seen, caller);
  }

  /** What people wrote or said, and where it can be read or heard. */
  @GetMapping("/{activityId}/text")
  KeptWords.Read text(@PathVariable String id, @PathVariable String activityId) {
    return kept.read(id, activityId)
        .orElseThrow(
            () -> Problem.notFound("no-text", "activityId", "nothing is kept of " + activityId));
  }

  /** Erases it for good; that the activity was stays known. */
  @DeleteMapping("/{activityId}/text")
  ResponseEntity<Void> erase(@PathVariable String id, @PathVariable String activityId) {
    kept.erase(id, activityId);
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<Version> change(
      String id, String activityId, DealCommand command, IfMatch seen, Caller caller) {
    var answer = desk.ask(id, command, Reaches.of(caller), seen.version(), caller.id());
    return Answers.changed(activityId, answer);
  }
}
