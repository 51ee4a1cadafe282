package io.dealstream.local.bench;

import io.dealstream.leadscore.replay.Case;
import io.dealstream.local.data.Home;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench lead-score}: how good the learnt score would have been on real outcomes. */
@Command(
    name = "lead-score",
    description = {
      "Live through histories in the order of time, score each deal by what had been learnt before,"
          + " and compare with what became of it, beside the base rate.",
      "Needs nothing that runs."
    })
final class LeadScoreCommand implements Callable<Integer> {

  /** The sample; a deal is engaged and then decided, so there is only its opening to score. */
  private static final String SALES = "samples/crm-sales-opportunities.csv";

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "A history in the canonical form, CSV or CSV.GZ; by default that of bpic2012, real loan"
              + " applications, and the sample.")
  private @Nullable Path history;

  @Option(
      names = "--after",
      paramLabel = "ROWS",
      split = ",",
      description =
          "How many rows of a deal are known when it is scored, one number or several; by default"
              + " 1, its opening, 3 and 5.")
  private List<Integer> after = List.of(1, 3, 5);

  @Override
  public Integer call() throws IOException {
    if (after.stream().anyMatch(rows -> rows < 1)) {
      throw new Refusal("--after takes at least one row");
    }
    var terminal = Terminal.standard();
    var file = history == null ? Home.path().resolve(ForecastCommand.LOANS) : history;
    for (var rows : after) {
      terminal.say(
          table(file.getFileName() + ", after row " + rows, HistoryCases.read(file, rows)));
    }
    if (history == null) {
      var sales = Home.path().resolve(SALES);
      terminal.say(table("the sample, by owner", SampleCases.read(sales, false)));
      terminal.say(table("the sample, by owner, product, account", SampleCases.read(sales, true)));
    }
    return 0;
  }

  private static String table(String title, List<Case> cases) {
    return LeadScoreTable.of(title, cases).text();
  }
}
