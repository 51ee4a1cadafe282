package io.dealstream.bench.topology;

import io.dealstream.bench.topology.Sides.Whole;
import io.dealstream.metrics.PipelineTopology;
import java.io.IOException;

/**
 * What a pass through the whole topology has written and kept, and what it takes to get it back.
 */
final class WhatIsLeft {

  private static final String CHANGELOG = "-changelog";

  private final String servers;
  private final Whole whole;
  private final int deals;
  private final long events;

  WhatIsLeft(String servers, Whole whole, int deals, long events) {
    this.servers = servers;
    this.whole = whole;
    this.deals = deals;
    this.events = events;
  }

  void print() throws IOException {
    System.out.printf(
        "%nWritten for each event, on %d threads, until all was at rest%n", whole.threads());
    System.out.printf("%-28s %12s %12s%n", "topic", "records", "bytes");
    var sum = new Offsets.Size(0, 0);
    for (var topic : whole.written().entrySet()) {
      printWritten(topic.getKey().replace(whole.applicationId() + "-", ""), topic.getValue());
      sum = sum.plus(topic.getValue());
    }
    printWritten("all of them", sum);
    System.out.printf("%nKept in the end%n");
    System.out.printf(
        "%-28s %12s %14s %14s %12s%n", "store", "keys", "bytes", "bytes/key", "bytes/deal");
    for (var topic : whole.written().keySet()) {
      if (topic.endsWith(CHANGELOG)) {
        printKept(topic);
      }
    }
    restore();
  }

  private void printWritten(String topic, Offsets.Size written) {
    System.out.printf(
        "%-28s %12.3f %12.1f%n",
        topic, (double) written.records() / events, (double) written.bytes() / events);
  }

  private void printKept(String changelog) {
    var kept = Kept.of(servers, changelog);
    System.out.printf(
        "%-28s %,12d %,14d %14.1f %12.1f%n",
        changelog.substring(
            whole.applicationId().length() + 1, changelog.length() - CHANGELOG.length()),
        kept.keys(),
        kept.bytes(),
        (double) kept.bytes() / Math.max(1, kept.keys()),
        (double) kept.bytes() / deals);
  }

  private void restore() throws IOException {
    Running.wipe(whole.folder());
    var running =
        new Running(
            PipelineTopology.build((_, _) -> {}),
            servers,
            whole.applicationId(),
            whole.folder(),
            whole.threads());
    try (running) {
      var watch = new Stopwatch();
      running.start();
      var took = watch.stop(events);
      System.out.printf(
          "%nRestored without the state directory: %,.0f records in %.1f s, %,.0f records/s%n",
          running.restored(), took.seconds(), running.restored() / took.seconds());
    }
  }
}
