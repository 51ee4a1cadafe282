package io.dealstream.local.bench;

import io.dealstream.local.client.Api;
import io.dealstream.local.patience.Patience;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.Uuid;

/** Owners of one deal each, in a pipeline of their own; each figure of theirs is followed. */
final class BenchTeam implements AutoCloseable {

  static final List<String> STAGES = List.of("first", "second", "third", "fourth");
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final List<BenchOwner> owners;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Latencies latencies = new Latencies();
  private int next;

  private BenchTeam(List<BenchOwner> owners) {
    this.owners = owners;
  }

  static BenchTeam hire(int size, Api commands, Api queries, Terminal terminal)
      throws IOException, InterruptedException {
    var pipeline = "bench-" + Uuid.randomUuid().toString().replaceAll("[^A-Za-z0-9]", "x");
    var stages = STAGES.stream().map(id -> Map.of("id", id, "name", id)).toList();
    Api.json(
        commands.postJson(
            commands.at("/api/pipelines"),
            Map.of("id", pipeline, "name", "Bench", "stages", stages)));
    awaitSeen(queries, pipeline);
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

  /** The query side may be busy with what came before. */
  private static void awaitSeen(Api queries, String pipeline)
      throws IOException, InterruptedException {
    var board = queries.at("/api/board?pipeline=" + pipeline);
    var patience = Patience.of(LONGEST, BETWEEN_LOOKS);
    while (queries.get(board).statusCode() == 404 && patience.lasts()) {
      patience.pause();
    }
  }

  /** From here on moves count. */
  void measureFromNow() {
    latencies = new Latencies();
  }

  /**
   * @param due when it should be sent, in nanoseconds of this JVM
   */
  void moveNext(long due) {
    var owner = owners.get(next++ % owners.size());
    var measured = latencies;
    senders.execute(() -> owner.move(due, measured));
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
    senders.close();
    owners.forEach(BenchOwner::close);
  }
}
