package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.DataOption;
import io.dealstream.local.signin.Person;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench latency}: from a command to the figure it changes, as somebody outside sees it. */
@Command(
    name = "latency",
    description = {
      "Send moves at a steady rate over HTTP, follow each owner's stage-entries over server-sent"
          + " events, and measure how long a move takes to show.",
      "On a pipeline of its own, which stays."
    })
public final class LatencyCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--rate",
      paramLabel = "N",
      converter = Positive.class,
      description = "Commands a second; by default ${DEFAULT-VALUE}.")
  private int rate = 100;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Positive.class,
      description = "How long it is measured; by default ${DEFAULT-VALUE}.")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "Seconds before that which do not count: just started services are slow until they are"
              + " compiled; by default ${DEFAULT-VALUE}.")
  private int warmUp = 60;

  @Option(
      names = "--owners",
      paramLabel = "N",
      converter = Positive.class,
      description = "Owners the moves rotate over; by default ${DEFAULT-VALUE}.")
  private int owners = 200;

  @Option(
      names = "--at-most",
      paramLabel = "MS",
      description = "Exit 1 where the 99th percentile of accepted → figure received is above that.")
  private @Nullable Integer atMost;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = data.folder();
    DurableCopy.on(folder);
    return measure(folder);
  }

  private int measure(DataFolder folder) throws IOException, InterruptedException {
    var terminal = Terminal.standard();
    try (var commands = Api.commands(folder, Person.ADMIN_HERE);
        var queries = Api.queries(folder, Person.ADMIN_HERE);
        var team =
            BenchTeam.hire(
                BenchPipeline.make(commands, queries), owners, commands, queries, terminal);
        var load = new SteadyLoad(team::nextMove, rate)) {
      var bar = new Bar(terminal, "warming up", "moves");
      load.run(Duration.ofSeconds(warmUp), moves -> bar.at(moves, (long) warmUp * rate));
      team.measureFromNow();
      var measured = new Bar(terminal, "measuring", "moves");
      load.run(Duration.ofSeconds(seconds), moves -> measured.at(moves, (long) seconds * rate));
      terminal.show("waiting for the last figures");
      team.awaitFigures();
      var result = team.result();
      terminal.say(result.text(rate, seconds));
      if (atMost != null && result.figureMillis(99) > atMost) {
        throw new Refusal(
            "the 99th percentile is %.1f ms, above %d".formatted(result.figureMillis(99), atMost));
      }
      return result.complete() ? 0 : 1;
    }
  }
}
