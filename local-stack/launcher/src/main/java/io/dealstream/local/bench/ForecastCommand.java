package io.dealstream.local.bench;

import io.dealstream.forecast.backtest.Backtest;
import io.dealstream.local.data.Home;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench forecast}: how good the forecast would have been at past dates of a history. */
@Command(
    name = "forecast",
    description = {
      "Go back to past dates of a history, forecast the deals that were open then, and compare with"
          + " what became of them, beside the plain forecast.",
      "Needs nothing that runs."
    })
final class ForecastCommand implements Callable<Integer> {

  /** 13,087 real loan applications; their README says where they come from. */
  static final String LOANS =
      "system-tests/src/test/resources/histories/bpic2012_stage_history.csv.gz";

  private static final List<Duration> TIMES =
      List.of(Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(90));

  /** Before that hardly anything is known. */
  private static final Duration START = Duration.ofDays(28);

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "A history in the canonical form, CSV or CSV.GZ; by default that of bpic2012, real loan"
              + " applications, which the tests import too.")
  private @Nullable Path history;

  @Option(
      names = "--every",
      paramLabel = "DAYS",
      description = "Days from one date to the next; by default ${DEFAULT-VALUE}.")
  private int every = 7;

  @Override
  public Integer call() throws IOException {
    if (every < 1) {
      throw new Refusal("--every takes at least one day");
    }
    var terminal = Terminal.standard();
    var file = history == null ? Home.path().resolve(LOANS) : history;
    var deals = HistoryFile.read(file);
    var backtest = new Backtest(deals, TIMES);
    var dates = backtest.dates(START, Duration.ofDays(every));
    if (dates.isEmpty()) {
      throw new Refusal("the history is too short: it takes four weeks and thirty days more");
    }
    var bar = new Bar(terminal, "replaying", "dates");
    var done = new AtomicInteger();
    var judgements = backtest.judge(dates, date -> bar.at(done.incrementAndGet(), dates.size()));
    terminal.settle();
    terminal.say(new ForecastTable(deals.size(), dates, judgements).text());
    return 0;
  }
}
