package io.dealstream.command.deal;

import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Reaches;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a deal leaves its pipeline other than by an outcome. */
@RestController
@RequestMapping("/api/deals/{id}")
class DealEndController {

  private final DealDesk desk;
  private final Merging merging;

  DealEndController(DealDesk desk, Merging merging) {
    this.desk = desk;
    this.merging = merging;
  }

  /** It goes on in another pipeline, where a new life of it begins. */
  @PostMapping("/hand-off")
  ResponseEntity<Version> handOff(
      @PathVariable String id, @RequestBody EndBodies.HandOff body, IfMatch seen, Caller caller) {
    return change(id, body.command(), seen, caller);
  }

  /** It turned out to be the same as another deal of its pipeline, which goes on for both. */
  @PostMapping("/merge")
  ResponseEntity<Version> merge(
      @PathVariable String id, @RequestBody EndBodies.Merge body, IfMatch seen, Caller caller) {
    var reach = Reaches.of(caller);
    return Answers.changed(id, merging.ask(id, body.command(), reach, seen.version(), caller.id()));
  }

  /** It counts no longer; what happened to it stays readable. */
  @DeleteMapping
  ResponseEntity<Version> delete(
      @PathVariable String id,
      @RequestBody(required = false) EndBodies.@Nullable Deletion body,
      IfMatch seen,
      Caller caller) {
    return change(id, (body == null ? EndBodies.Deletion.PLAIN : body).command(), seen, caller);
  }

  private ResponseEntity<Version> change(
      String id, DealCommand command, IfMatch seen, Caller caller) {
    return Answers.changed(
        id, desk.ask(id, command, Reaches.of(caller), seen.version(), caller.id()));
  }
}
