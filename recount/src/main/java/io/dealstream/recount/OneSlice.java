package io.dealstream.recount;

import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.List;

/** Where the figures of one segment in one window are asked for. */
record OneSlice(Slice slice) implements Slicing {

  @Override
  public List<Slice> at(Credit credit, Instant at, Windows measured) {
    return measured.include(slice.window()) && slice.window().contains(at)
        ? ofWhom(credit)
        : List.of();
  }

  @Override
  public List<Slice> after(Credit credit, Instant at, Windows measured) {
    var start = slice.window().start();
    return measured.include(slice.window()) && start != null && at.isBefore(start)
        ? ofWhom(credit)
        : List.of();
  }

  @Override
  public List<Slice> now(Credit credit, Windows measured) {
    var window = slice.window();
    var endsNow = measured == Windows.ENDING_NOW && measured.include(window);
    return endsNow || window.equals(Window.ALL) ? ofWhom(credit) : List.of();
  }

  private List<Slice> ofWhom(Credit credit) {
    return credit.isIn(slice.segment()) ? List.of(slice) : List.of();
  }
}
