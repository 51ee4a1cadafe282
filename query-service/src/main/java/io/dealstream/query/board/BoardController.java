package io.dealstream.query.board;

import io.dealstream.query.paging.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BoardController {

  private final Boards boards;

  BoardController(Boards boards) {
    this.boards = boards;
  }

  /** A pipeline's deals by stage; of each stage as many as the limit says, the newest first. */
  @GetMapping("/api/board")
  Board board(
      @RequestParam String pipeline, @RequestParam(required = false) @Nullable Integer limit) {
    return boards.of(pipeline, Limit.of(limit, Boards.USUAL_CARDS));
  }
}
