package io.dealstream.query.board;

import io.dealstream.query.paging.Limit;
import io.dealstream.query.past.LookingBack;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BoardController {

  private final Boards boards;

  BoardController(Boards boards) {
    this.boards = boards;
  }

  /**
   * A pipeline's deals by stage; of each stage as many as the limit says, the newest first. Looking
   * back, in the stages of the pipeline's newest version.
   */
  @GetMapping("/api/board")
  Board board(
      @RequestParam String pipeline,
      @RequestParam(required = false) @Nullable Integer limit,
      @ParameterObject LookingBack lookingBack) {
    var cards = Limit.of(limit, Boards.USUAL_CARDS);
    return lookingBack
        .past()
        .map(past -> boards.of(pipeline, cards, past))
        .orElseGet(() -> boards.of(pipeline, cards));
  }
}
