package io.dealstream.recount;

import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where all figures are wanted: everything is told at once to which windows it belongs, so that no
 * window is looked for in all events.
 */
final class EverySlice implements Slicing {

  private final ZoneId zone;
  private final Window trailing;
  private final LocalDate firstOfTrailing;
  private final LocalDate lastDay;
  private final Map<LocalDate, List<Window>> around = new HashMap<>();
  private final Map<Credit, List<Segment>> segments = new HashMap<>();

  /**
   * @param lastDay of the ninety
   */
  EverySlice(ZoneId zone, LocalDate lastDay) {
    this.zone = zone;
    this.lastDay = lastDay;
    firstOfTrailing = Window.firstOfTrailing(lastDay);
    trailing = Window.trailing(lastDay, zone);
  }

  @Override
  public List<Slice> at(Credit credit, Instant at, Windows measured) {
    var day = LocalDate.ofInstant(at, zone);
    return slices(credit, around.computeIfAbsent(day, this::windowsAround), measured);
  }

  @Override
  public List<Slice> after(Credit credit, Instant at, Windows measured) {
    return List.of();
  }

  @Override
  public List<Slice> now(Credit credit, Windows measured) {
    return slices(
        credit,
        measured == Windows.ENDING_NOW ? List.of(Window.ALL, trailing) : List.of(Window.ALL),
        measured);
  }

  private List<Window> windowsAround(LocalDate day) {
    var windows = new ArrayList<Window>();
    windows.add(Window.ALL);
    for (var period : Period.values()) {
      windows.add(Window.containing(day, period, zone));
    }
    if (!day.isBefore(firstOfTrailing) && !day.isAfter(lastDay)) {
      windows.add(trailing);
    }
    return List.copyOf(windows);
  }

  private List<Slice> slices(Credit credit, List<Window> windows, Windows measured) {
    var slices = new ArrayList<Slice>();
    for (var segment : segments.computeIfAbsent(credit, Credit::segments)) {
      for (var window : windows) {
        if (measured.include(window)) {
          slices.add(new Slice(segment, window));
        }
      }
    }
    return slices;
  }
}
