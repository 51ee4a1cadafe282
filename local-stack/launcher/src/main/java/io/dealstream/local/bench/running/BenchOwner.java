package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.client.ServerSentEvents;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody whose one deal goes round through the stages. As nobody else moves it, how often a stage
 * was entered says which moves the figure has in it.
 */
final class BenchOwner implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final RoundDeal deal;
  private final ServerSentEvents figures;
  private final Map<String, Long> entered = new HashMap<>();
  private final Queue<Move> unseen = new ConcurrentLinkedQueue<>();
  private final CountDownLatch firstFigure = new CountDownLatch(1);

  private BenchOwner(RoundDeal deal, ServerSentEvents figures) {
    this.deal = deal;
    this.figures = figures;
    this.entered.put(BenchPipeline.STAGES.getFirst(), 1L);
    Thread.ofVirtual().name("figures-of-" + deal.id()).start(() -> figures.read(this::see));
  }

  static BenchOwner hire(String pipeline, String name, Api commands, Api queries)
      throws IOException, InterruptedException {
    var figures = Followers.follow(pipeline, name, queries);
    return new BenchOwner(RoundDeal.open(pipeline, name, commands), figures);
  }

  void awaitFirstFigure(Duration patience) throws InterruptedException {
    if (!firstFigure.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Refusal(
          "no figure of " + deal.id() + " has come within " + patience.toSeconds() + " s");
    }
  }

  /** Synchronized: the deal's moves go out one after the other, however slow the answers are. */
  synchronized void move(long due, Latencies latencies) {
    var to = deal.next();
    var move = new Move(to, entered.merge(to, 1L, Long::sum), due, latencies);
    unseen.add(move);
    latencies.sent();
    try {
      deal.moveTo(to);
      move.accepted(System.nanoTime());
    } catch (IOException | Refusal lost) {
      unseen.remove(move);
      latencies.refused(lost.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void see(String event, String data) {
    var now = System.nanoTime();
    if (event.equals("change")) {
      firstFigure.countDown();
      seeItem(JSON.readTree(data).path("item"), now);
    }
  }

  private void seeItem(JsonNode item, long now) {
    var stageId = item.path("stageId").asString("");
    var count = item.path("entered").asLong(0);
    unseen.removeIf(
        move -> {
          var shown = move.to().equals(stageId) && count >= move.count();
          if (shown) {
            move.shown(now);
          }
          return shown;
        });
  }

  @Override
  public void close() {
    figures.close();
  }
}
