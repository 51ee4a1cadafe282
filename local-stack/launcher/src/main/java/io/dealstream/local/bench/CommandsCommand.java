package io.dealstream.local.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code bench commands}: in a JVM of its own, with more memory than this one, and with libraries
 * of the others it is measured against, which belong in no part of Dealstream.
 */
@Command(
    name = "commands",
    mixinStandardHelpOptions = false,
    description =
        "Commands a second beside Axon's engines, Pekko Persistence and PostgreSQL itself, on"
            + " servers of its own; --help lists its options.")
final class CommandsCommand implements Callable<Integer> {

  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return OwnJvm.run(
        "benchmarks",
        "io.dealstream.bench.CommandsBench",
        List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn600m"),
        options);
  }
}
