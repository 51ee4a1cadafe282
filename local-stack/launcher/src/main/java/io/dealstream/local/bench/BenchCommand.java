package io.dealstream.local.bench;

import io.dealstream.local.bench.running.LatencyCommand;
import io.dealstream.local.bench.running.ReadsCommand;
import picocli.CommandLine.Command;

/** {@code bench}: a table of contents of what can be measured. */
@Command(
    name = "bench",
    synopsisSubcommandLabel = "NAME",
    description =
        "Measure: the running copy from outside, or a part beside what one would take instead.",
    subcommands = {
      LatencyCommand.class,
      ReadsCommand.class,
      CommandsCommand.class,
      ForecastCommand.class,
      LeadScoreCommand.class,
      TopologyCommand.class,
      ProjectionCommand.class
    })
public final class BenchCommand {}
