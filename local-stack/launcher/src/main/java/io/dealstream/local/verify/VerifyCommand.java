package io.dealstream.local.verify;

import io.dealstream.local.data.DataOption;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: whether what is shown is what was stored. */
@Command(
    name = "verify",
    description = {
      "Recompute positions, audit chains, topics, read models, metrics and the scores of leads from"
          + " the event store, by a path of its own, and compare. Nothing is changed; it may run"
          + " while others work.",
      "Prints what differs. Exit 0 where nothing does, 1 where something does, 2 where that cannot"
          + " be told."
    },
    exitCodeOnExecutionException = 2)
public final class VerifyCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = data.folder();
    var copy =
        RunningCopy.on(folder)
            .orElseThrow(
                () -> new Refusal("nothing runs on " + folder.root() + ": run ./dealstream up"));
    try {
      return Verification.run(copy, folder, Terminal.standard()) ? 0 : 1;
    } catch (SQLException failed) {
      throw new Refusal("PostgreSQL: " + failed.getMessage(), failed);
    }
  }
}
