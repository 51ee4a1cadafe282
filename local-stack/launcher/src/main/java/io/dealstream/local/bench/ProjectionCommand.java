package io.dealstream.local.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code bench projection}: in a JVM of its own, with the rows of everything in its memory. */
@Command(
    name = "projection",
    mixinStandardHelpOptions = false,
    description =
        "Events and rows a second of the query side, taking in and rebuilding, beside bare upserts"
            + " of the same rows, on servers of its own; --help lists its options.")
final class ProjectionCommand implements Callable<Integer> {

  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return OwnJvm.run(
        "query-benchmarks",
        "io.dealstream.bench.projection.ProjectionBench",
        // As its image starts it.
        List.of(
            "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages", "-Xms2g", "-Xmx2g", "-Xmn1200m"),
        options);
  }
}
