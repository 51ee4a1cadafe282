package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.util.Map;

/** A deal that goes round through the stages of its pipeline. Not safe for several threads. */
final class RoundDeal {

  private final String id;
  private final Api commands;
  private int stage;

  private RoundDeal(String id, Api commands) {
    this.id = id;
    this.commands = commands;
  }

  /**
   * @param pipeline with stages as {@link BenchPipeline} has them
   */
  static RoundDeal open(String pipeline, String owner, Api commands)
      throws IOException, InterruptedException {
    var id = pipeline + "-" + owner;
    Api.json(
        commands.postJson(
            commands.at("/api/deals"),
            Map.of("id", id, "pipelineId", pipeline, "name", id, "owner", owner)));
    return new RoundDeal(id, commands);
  }

  String id() {
    return id;
  }

  /** The stage it comes to next. */
  String next() {
    stage = (stage + 1) % BenchPipeline.STAGES.size();
    return BenchPipeline.STAGES.get(stage);
  }

  /**
   * Returns once the move was accepted.
   *
   * @throws Refusal where it was not
   */
  void moveTo(String next) throws IOException, InterruptedException {
    Api.json(
        commands.postJson(
            commands.at("/api/deals/" + id + "/move"), Map.of("stageId", next, "reason", "round")));
  }
}
