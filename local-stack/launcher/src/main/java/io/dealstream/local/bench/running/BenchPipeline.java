package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.patience.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** A pipeline to measure in, which nobody else uses. */
final class BenchPipeline {

  static final List<String> STAGES = List.of("first", "second", "third", "fourth");

  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private BenchPipeline() {}

  /**
   * @return its id, once the query side knows it
   */
  static String make(Api commands, Api queries) throws IOException, InterruptedException {
    var pipeline = "bench-" + Uuid.randomUuid().toString().replaceAll("[^A-Za-z0-9]", "x");
    var stages = STAGES.stream().map(id -> Map.of("id", id, "name", id)).toList();
    Api.json(
        commands.postJson(
            commands.at("/api/pipelines"),
            Map.of("id", pipeline, "name", "Bench", "stages", stages)));
    awaitSeen(queries, pipeline);
    return pipeline;
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
}
