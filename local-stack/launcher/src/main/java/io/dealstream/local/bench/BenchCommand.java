package io.dealstream.local.bench;

import picocli.CommandLine.Command;

/** {@code bench}: a table of contents of what can be measured. */
@Command(
    name = "bench",
    synopsisSubcommandLabel = "NAME",
    description = "Measure the running copy from outside.",
    subcommands = {LatencyCommand.class})
public final class BenchCommand {}
