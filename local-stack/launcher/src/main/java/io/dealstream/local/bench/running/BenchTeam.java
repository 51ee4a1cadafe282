package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Owners of one deal each; each figure of theirs is followed. */
final class BenchTeam implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final List<BenchOwner> owners;
  private volatile Latencies latencies = new Latencies();
  private int next;

  private BenchTeam(List<BenchOwner> owners) {
    this.owners = owners;
  }

  /**
   * @param pipeline with stages as {@link BenchPipeline} has them
   */
  static BenchTeam hire(String pipeline, int size, Api commands, Api queries, Terminal terminal)
      throws IOException, InterruptedException {
    var bar = new Bar(terminal, "preparing", "owners");
    var owners = new ArrayList<BenchOwner>();
    for (int i = 0; i < size; i++) {
      owners.add(BenchOwner.hire(pipeline, "owner-" + i, commands, queries));
      bar.at(i, size);
    }
    for (var owner : owners) {
      owner.awaitFirstFigure(LONGEST);
    }
    return new BenchTeam(List.copyOf(owners));
  }

  /** From here on moves count. */
  void measureFromNow() {
    latencies = new Latencies();
  }

  /**
   * @param due when it should be sent, in nanoseconds of this JVM
   */
  Runnable nextMove(long due) {
    var owner = owners.get(next++ % owners.size());
    var measured = latencies;
    return () -> owner.move(due, measured);
  }

  /** Until every move has shown, or for as long as one would wait for it. */
  void awaitFigures() throws InterruptedException {
    latencies.awaitAll(LONGEST);
  }

  Latencies result() {
    return latencies;
  }

  @Override
  public void close() {
    owners.forEach(BenchOwner::close);
  }
}
