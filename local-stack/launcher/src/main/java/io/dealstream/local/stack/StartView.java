package io.dealstream.local.stack;

import io.dealstream.local.data.PartState;
import io.dealstream.local.data.PartState.Condition;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.data.RunningCopy.Phase;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Terminal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a copy coming up: a line for each part that is ready, and what is still awaited. */
final class StartView implements AutoCloseable {

  private static final String WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final Duration TURN = Duration.ofMillis(100);

  private final Terminal terminal;
  private final long began = System.nanoTime();
  private final Map<String, Condition> shown = new HashMap<>();
  private final Thread wheel;
  private @Nullable Bar sampleBar;
  private @Nullable RunningCopy present;
  private int turns;

  StartView(Terminal terminal) {
    this.terminal = terminal;
    this.wheel = Thread.ofPlatform().daemon().name("view").unstarted(this::turn);
    if (terminal.interactive()) {
      wheel.start();
    }
  }

  synchronized void see(RunningCopy copy) {
    present = copy;
    if (copy.phase() == Phase.STARTING || copy.phase() == Phase.READY) {
      copy.parts().forEach(this::tell);
    }
    draw();
  }

  private void tell(PartState part) {
    var before = shown.put(part.name(), part.condition());
    if (before == part.condition()) {
      return;
    }
    if (part.condition() == Condition.READY) {
      terminal.say("%-9s ready   %s".formatted(part.name(), seconds()));
    } else if (part.condition() == Condition.UNWELL) {
      terminal.say("%-9s is not ready just now".formatted(part.name()));
    } else if (part.condition() == Condition.DIED) {
      terminal.say("%-9s ended, it is started again".formatted(part.name()));
    }
  }

  private synchronized void draw() {
    var copy = present;
    if (copy == null || copy.phase() != Phase.STARTING) {
      return;
    }
    var sample = copy.sample();
    if (sample != null) {
      draw(sample);
      return;
    }
    var awaited =
        copy.parts().stream()
            .filter(p -> p.condition() != Condition.READY)
            .map(PartState::name)
            .collect(Collectors.joining(", "));
    terminal.show(WHEEL.charAt(turns % WHEEL.length()) + " " + seconds() + "  starting " + awaited);
  }

  private void draw(RunningCopy.Sample sample) {
    var bar = sampleBar;
    if (bar == null) {
      bar = new Bar(terminal, "sample history", "rows");
      sampleBar = bar;
    }
    bar.at(sample.rows(), sample.of());
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
  }

  private void turn() {
    try {
      while (true) {
        Thread.sleep(TURN);
        turns++;
        draw();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    wheel.interrupt();
    terminal.settle();
  }
}
