package io.dealstream.local.audit;

import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.local.data.DataOption;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit-check}: whether the event topics are what somebody vouched for. */
@Command(
    name = "audit-check",
    description = {
      "Make the chain of all events anew from the event topics alone, hold it against the signed"
          + " checkpoints, and say where the first difference is. No database is asked, and nothing"
          + " is changed.",
      "Exit 0 where nothing differs, 1 where something does, 2 where that cannot be told."
    },
    exitCodeOnExecutionException = 2)
public final class AuditCheckCommand implements Callable<Integer> {

  private static final int TOLD_EVERY = 100_000;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      required = true,
      description = "The key of whoever vouches, as PEM; several where it was changed.")
  private List<Path> files = List.of();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Where the topics are; by default those of the running copy.")
  private @Nullable String kafka;

  @Override
  public Integer call() throws IOException {
    var result = new AuditCheck(where(), keys()).run(AuditCheckCommand::tell);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%,d events in order and unchanged; %,d checkpoints hold, the last of position %,d",
            result.events(),
            result.checkpoints(),
            result.vouched()));
    var difference = result.difference();
    if (difference == null) {
      if (result.events() > result.vouched()) {
        System.out.println("what came after it is vouched for by no checkpoint yet");
      }
      return 0;
    }
    System.out.println("first difference: " + difference);
    return 1;
  }

  private static void tell(long events) {
    if (events % TOLD_EVERY == 0) {
      System.err.println(String.format(Locale.ROOT, "%,d events", events));
    }
  }

  private List<PublicKey> keys() {
    var keys = new ArrayList<PublicKey>();
    for (var file : files) {
      try {
        keys.add(CheckpointKey.publicKey(Files.readString(file)));
      } catch (IOException | IllegalArgumentException unusable) {
        throw new Refusal(
            file + " cannot be read as a public key: " + unusable.getMessage(), unusable);
      }
    }
    return keys;
  }

  private String where() throws IOException {
    if (kafka != null) {
      return kafka;
    }
    var folder = data.folder();
    return RunningCopy.on(folder)
        .orElseThrow(
            () ->
                new Refusal(
                    "nothing runs on " + folder.root() + ": run ./dealstream up, or name --kafka"))
        .kafka();
  }
}
