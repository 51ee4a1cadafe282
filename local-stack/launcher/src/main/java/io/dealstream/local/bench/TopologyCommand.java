package io.dealstream.local.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code bench topology}: in a JVM of its own, with as much memory as the service has. */
@Command(
    name = "topology",
    mixinStandardHelpOptions = false,
    description =
        "Events a second through the whole topology beside reading them and passing them on, what"
            + " is written and kept, and a restore; on a broker of its own; --help lists its"
            + " options.")
final class TopologyCommand implements Callable<Integer> {

  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return OwnJvm.run(
        "benchmarks",
        "io.dealstream.bench.topology.TopologyBench",
        // As its image starts it, with the memory of a machine that is there for it.
        List.of(
            "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages", "-Xms4g", "-Xmx4g", "-Xmn2500m"),
        options);
  }
}
