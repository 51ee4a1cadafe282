package io.dealstream.command.goal;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Reaches;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GoalController {

  private final GoalDesk desk;

  GoalController(GoalDesk desk) {
    this.desk = desk;
  }

  /** Makes the goal, or its next version. */
  @PutMapping("/api/goals/{id}")
  ResponseEntity<Version> define(
      @PathVariable String id, @RequestBody GoalBody body, IfMatch seen, Caller caller) {
    if (body.id() != null && !body.id().equals(id)) {
      throw Problem.malformed("id-mismatch", "id", "the body's id is not the address's");
    }
    var answer = desk.define(id, body, Reaches.of(caller), seen.version(), caller.id());
    return answer instanceof Answer.Done(long version, int events) && version == 0 && events > 0
        ? Answers.created("/api/goals", id, answer)
        : Answers.changed(id, answer);
  }
}
