package io.dealstream.query.coaching;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CoachingController {

  private final Coach coach;

  CoachingController(Coach coach) {
    this.coach = coach;
  }

  /**
   * How each owner does beside the median of the team: win rate, cycle, follow-ups kept, and of
   * each stage the advance rate and the dwell.
   *
   * @param window as metrics have it
   */
  @GetMapping("/api/coaching")
  Coaching coaching(
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "trailing90") String window,
      @RequestParam(required = false) @Nullable String team) {
    return coach.of(pipeline, window, team);
  }
}
