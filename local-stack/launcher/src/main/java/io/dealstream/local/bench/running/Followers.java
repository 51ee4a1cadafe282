package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.client.ServerSentEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** As many who keep a page open, each on one owner's figures. */
final class Followers implements AutoCloseable {

  private final List<ServerSentEvents> streams = new ArrayList<>();
  private final LongAdder changes = new LongAdder();

  private Followers() {}

  static Followers of(String pipeline, int size, Api queries)
      throws IOException, InterruptedException {
    var followers = new Followers();
    try {
      for (var owner = 0; owner < size; owner++) {
        followers.add(pipeline, MadeDeals.owner(owner), queries);
      }
      return followers;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      followers.close();
      throw failed;
    }
  }

  private void add(String pipeline, String owner, Api queries)
      throws IOException, InterruptedException {
    var stream = follow(pipeline, owner, queries);
    streams.add(stream);
    Thread.ofVirtual()
        .name("follower of " + owner)
        .start(
            () ->
                stream.read(
                    (event, _) -> {
                      if (event.equals("change")) {
                        changes.increment();
                      }
                    }));
  }

  /** How often that owner's deals have entered each stage, and again whenever it changes. */
  static ServerSentEvents follow(String pipeline, String owner, Api queries)
      throws IOException, InterruptedException {
    return ServerSentEvents.open(
        queries,
        queries.at(
            "/api/metrics/stream?metric=stage-entries&pipeline=%s&segment=owner:%s"
                .formatted(pipeline, owner)));
  }

  /** How many changes all of them were told so far. */
  long changes() {
    return changes.sum();
  }

  @Override
  public void close() {
    streams.forEach(ServerSentEvents::close);
  }
}
