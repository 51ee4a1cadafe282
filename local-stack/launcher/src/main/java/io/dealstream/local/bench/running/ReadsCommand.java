package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.data.DataOption;
import io.dealstream.local.imports.Importer;
import io.dealstream.local.signin.Person;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench reads}: how long answers take, with nothing else to do and while deals move. */
@Command(
    name = "reads",
    description = {
      "Import made deals into a pipeline of its own, which stays; then ask what the page asks of"
          + " it, first with nothing else to do, then while its deals are moved at a steady rate.",
      "An answer's time counts from when it was due to be asked for."
    })
public final class ReadsCommand implements Callable<Integer> {

  private static final Duration ALONE = Duration.ofSeconds(20);

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--deals",
      paramLabel = "N",
      converter = Positive.class,
      description = "Deals in the pipeline; by default ${DEFAULT-VALUE}.")
  private int deals = 100_000;

  @Option(
      names = "--questions",
      paramLabel = "N",
      converter = Positive.class,
      description = "Questions a second; by default ${DEFAULT-VALUE}.")
  private int questions = 25;

  @Option(
      names = "--rate",
      paramLabel = "N",
      converter = Positive.class,
      description = "Moves a second beside them; by default ${DEFAULT-VALUE}.")
  private int rate = 500;

  @Option(
      names = "--owners",
      paramLabel = "N",
      converter = Positive.class,
      description = "Owners the moves rotate over, of 200; by default ${DEFAULT-VALUE}.")
  private int owners = 200;

  @Option(
      names = "--followers",
      paramLabel = "N",
      description =
          "How many of them somebody follows over server-sent events; by default"
              + " ${DEFAULT-VALUE}.")
  private int followers = 20;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Seconds of moves that do not count; by default ${DEFAULT-VALUE}.")
  private int warmUp = 60;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Positive.class,
      description = "How long it is measured while deals move; by default ${DEFAULT-VALUE}.")
  private int seconds = 60;

  @Option(
      names = "--at-most",
      paramLabel = "MS",
      description = "Exit 1 where the 99th percentile of all answers beside moves is above that.")
  private @Nullable Integer atMost;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    var folder = data.folder();
    var copy = DurableCopy.on(folder);
    try (var commands = Api.commands(folder, Person.ADMIN_HERE);
        var queries = Api.queries(folder, Person.ADMIN_HERE)) {
      var made = new MadeDeals(BenchPipeline.make(commands, queries), deals);
      bringIn(made, commands);
      var figures = new Bar(terminal, "waiting until no more come", "figures");
      Rest.await(copy.kafka(), told -> figures.at(told, 0));
      var reading = Reading.of(made, queries);
      terminal.say(ask(reading, ALONE, "asking alone").text("questions with nothing else to do"));
      return askWhileDealsMove(reading, made.pipeline(), commands, queries);
    }
  }

  private int askWhileDealsMove(Reading reading, String pipeline, Api commands, Api queries)
      throws IOException, InterruptedException, ExecutionException {
    var moving = Moving.of(owners, pipeline, commands);
    try (var followed = Followers.of(pipeline, followers, queries);
        var movers = Executors.newSingleThreadExecutor()) {
      movers.submit(() -> moving.move(rate, Duration.ofSeconds(warmUp)));
      ask(reading, Duration.ofSeconds(warmUp), "warming up");
      var before = followed.changes();
      var moved = movers.submit(() -> moving.move(rate, Duration.ofSeconds(seconds)));
      var answers = ask(reading, Duration.ofSeconds(seconds), "measuring");
      var told = followed.changes() - before;
      var moves = moved.get();
      terminal.say(answers.text("questions while deals were moved"));
      terminal.say(moves.text("moves beside them"));
      terminal.say(
          String.format(Locale.ROOT, "%,d changes told to %,d followers", told, followers));
      if (atMost != null && answers.millis(99) > atMost) {
        throw new Refusal(
            "the 99th percentile is %.1f ms, above %d".formatted(answers.millis(99), atMost));
      }
      return answers.complete() && moves.complete() ? 0 : 1;
    }
  }

  private Answers ask(Reading reading, Duration length, String what) {
    var bar = new Bar(terminal, what, "questions");
    var all = length.toSeconds() * questions;
    return reading.ask(questions, length, asked -> bar.at(asked, all));
  }

  private void bringIn(MadeDeals made, Api commands) throws IOException, InterruptedException {
    var file = Files.createTempFile("dealstream-made-", ".csv");
    try {
      var rows = made.write(file, Instant.now());
      var bar = new Bar(terminal, "importing", "rows");
      new Importer(commands).bringIn(file, made.pipeline(), read -> bar.at(read, rows));
    } finally {
      Files.delete(file);
    }
  }
}
