package io.dealstream.command.retirement;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.background.Rounds;
import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** A stage to be retired in, how far its deals are moved out. */
@RestController
@RequestMapping("/api/pipelines/{id}")
final class RetirementController {

  private static final int MOST_PROBLEMS = 1000;

  private final Retirements retirements;
  private final Rounds rounds;

  RetirementController(Retirements retirements, Rounds retirementRounds) {
    this.retirements = retirements;
    this.rounds = retirementRounds;
  }

  /**
   * @param reason for each move; that the stage is retired where it is left out
   */
  record Body(@Nullable String moveTo, @Nullable String reason) {}

  /** Nothing enters the stage from then on; the deals inside are moved one after the other. */
  @PostMapping("/stages/{stageId}/retire")
  ResponseEntity<RetirementAnswer> retire(
      @PathVariable String id,
      @PathVariable String stageId,
      @RequestBody Body body,
      IfMatch seen,
      Caller caller) {
    var moveTo = needed("moveTo", body.moveTo());
    var asked = retirements.ask(id, stageId, moveTo, body.reason(), seen.version(), caller.id());
    rounds.wake();
    var location =
        UriComponentsBuilder.fromPath("/api/pipelines")
            .pathSegment("{id}", "retirements", "{retirement}")
            .encode()
            .buildAndExpand(id, asked.job().id())
            .toUri();
    return Answers.accepted(location, asked.version(), RetirementAnswer.queued(asked.job()));
  }

  @GetMapping("/retirements/{retirement}")
  RetirementAnswer find(
      @PathVariable String id,
      @PathVariable UUID retirement,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "" + MOST_PROBLEMS) int limit) {
    if (limit < 1 || limit > MOST_PROBLEMS) {
      throw Problem.malformed(
          "malformed-parameter", "limit", "it is between 1 and " + MOST_PROBLEMS);
    }
    return retirements
        .find(id, retirement, cursor, limit)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "unknown-retirement", "retirement", "there is no retirement " + retirement));
  }
}
