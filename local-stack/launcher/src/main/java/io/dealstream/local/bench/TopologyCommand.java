package io.dealstream.local.bench;

import io.dealstream.local.data.Home;
import java.io.IOException;
import java.nio.file.Path;
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
    var home = Home.path();
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As its image starts it, with the memory of a machine that is there for it.
                "-XX:+UseParallelGC",
                "-XX:+UseTransparentHugePages",
                "-Xms4g",
                "-Xmx4g",
                "-Xmn2500m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddealstream.home=" + home,
                "-cp",
                home.resolve("benchmarks/target/benchmarks-0.1.0.jar").toString(),
                "io.dealstream.bench.topology.TopologyBench"));
    command.addAll(options);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
