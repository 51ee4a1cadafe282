package io.dealstream.local.imports;

import io.dealstream.local.client.Api;
import io.dealstream.local.data.DataOption;
import io.dealstream.local.imports.ImportProgress.RefusedRow;
import io.dealstream.local.signin.Person;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code import}: a file of transitions, leads or activities, through the same rules as every
 * command.
 */
@Command(
    name = "import",
    description = {
      "Import a CSV file (or .csv.gz) of stage changes, leads or activities through the running"
          + " command side.",
      "Refused rows are listed, and do not stop the others. Importing a file again changes nothing."
    })
public final class ImportCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      paramLabel = "FILE",
      description = {
        "Columns deal_id,occurred_at,stage,reason,actor,amount,currency and, where known,"
            + " name,owner,team,source; anything else with a mapping.",
        "Leads: lead_id,occurred_at,status and, where known, reason,actor,name,owner,team,source,"
            + "campaign; status is open, qualified or disqualified.",
        "Activities: deal_id,type,happened_at and, where known, due_at,title,text,link,by,team."
      })
  private Path file = Path.of("");

  @Option(
      names = "--pipeline",
      required = true,
      paramLabel = "ID",
      description = "The pipeline the deals are in, or the leads are for.")
  private String pipeline = "";

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      description = {
        "What the rows tell of: deals, leads or activities.",
        "Where it is left out: what the mapping reads, or deals."
      })
  private @Nullable Contents of;

  /** What a file can tell of. */
  enum Contents {
    deals,
    leads,
    activities
  }

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "YAML that says what the file's own columns mean.")
  private @Nullable Path mapping;

  @Option(
      names = "--dry-run",
      description = "Store nothing, and say what would become of the rows.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the refused rows to a CSV instead of listing them.")
  private @Nullable Path report;

  @Override
  public Integer call() throws IOException, InterruptedException {
    NamedFile.checkReadable(file);
    if (mapping != null) {
      NamedFile.checkReadable(mapping);
    }
    if (report != null) {
      NamedFile.checkWritable(report);
    }
    var terminal = Terminal.standard();
    try (var commands = Api.commands(data.folder(), Person.ADMIN_HERE)) {
      var importer = new Importer(commands);
      var bar = new Bar(terminal, file.getFileName().toString(), "rows");
      terminal.show("sending " + file);
      var location = importer.hand(file, pipeline, of == null ? null : of.name(), mapping, dryRun);
      var end = importer.followToTheEnd(location, p -> bar.at(p.rows(), p.total()));
      terminal.settle();
      if (report != null) {
        importer.report(location, report);
        var also = end.failed() ? ", and what is wrong with the file," : "";
        terminal.say(
            String.format(
                Locale.ROOT, "%,d refused rows%s are in %s", end.rejected(), also, report));
      } else {
        importer.refusals(location, end, row -> terminal.say(line(row)));
      }
      if (end.failed()) {
        throw new Refusal("the file could not be imported: " + location);
      }
      terminal.say(summary(end));
    } catch (ConnectException refused) {
      throw Api.notThere(refused);
    }
    return 0;
  }

  private static String line(RefusedRow row) {
    return "line %d: %s: %s".formatted(row.line(), rule(row.type()), row.detail());
  }

  private static String summary(ImportProgress end) {
    return end.dryRun()
        ? String.format(
            Locale.ROOT,
            "%,d rows read, nothing stored: %,d would be accepted, %,d unchanged, %,d refused",
            end.rows(),
            end.accepted(),
            end.unchanged(),
            end.rejected())
        : String.format(
            Locale.ROOT,
            "%,d rows read: %,d accepted, %,d unchanged, %,d refused (%,.0f rows/s)",
            end.rows(),
            end.accepted(),
            end.unchanged(),
            end.rejected(),
            end.ratePerSecond());
  }

  private static String rule(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
