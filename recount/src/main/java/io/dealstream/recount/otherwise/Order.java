package io.dealstream.recount.otherwise;

import io.dealstream.events.pipeline.Stage;
import java.util.List;

/** How a pipeline's stages stand to each other. */
record Order(List<Stage> stages) {

  /** Whether it is at or past the first qualified one; where none is marked, every stage is. */
  boolean qualifies(String stage) {
    var position = position(stage);
    for (var i = 0; i < stages.size(); i++) {
      if (stages.get(i).qualified()) {
        return position >= i;
      }
    }
    return true;
  }

  boolean isForward(String from, String to) {
    return position(to) > position(from);
  }

  /** Stages between that could have been entered; none on the way back. */
  int skipped(String from, String to) {
    var first = position(from) + 1;
    var end = position(to);
    return first < end
        ? Math.toIntExact(stages.subList(first, end).stream().filter(s -> !s.retired()).count())
        : 0;
  }

  private int position(String stage) {
    for (var i = 0; i < stages.size(); i++) {
      if (stages.get(i).id().equals(stage)) {
        return i;
      }
    }
    return -1;
  }
}
