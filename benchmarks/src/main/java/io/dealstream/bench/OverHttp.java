package io.dealstream.bench;

import io.dealstream.command.deal.OurDeals;
import io.dealstream.testing.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The same service from outside: connections that stay, a signed token with each request. */
final class OverHttp implements DealsUnderLoad {

  private final OurDeals service;
  private final String token = TestIssuer.shared().admin();
  private final Queue<KeptConnection> idle = new ConcurrentLinkedQueue<>();

  OverHttp(OurDeals service) {
    this.service = service;
  }

  @Override
  public String name() {
    return "dealstream over HTTP";
  }

  @Override
  public void open(String id) {
    send(
        "/api/deals",
        """
        {"id": "%s", "pipelineId": "default", "name": "A deal's name of plausible length", \
        "stageId": "%s", "owner": "rep-17", "team": "north", "source": "inbound"}\
        """
            .formatted(id, Stages.FIRST));
  }

  @Override
  public void move(String id, String stage) {
    send("/api/deals/" + id + "/move", "{\"stageId\": \"" + stage + "\"}");
  }

  private void send(String path, String body) {
    try {
      var kept = idle.poll();
      var connection = kept == null ? new KeptConnection("127.0.0.1", service.port(), token) : kept;
      send(connection, path, body);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void send(KeptConnection connection, String path, String body) throws IOException {
    try {
      connection.post(path, body);
    } catch (IOException | RuntimeException failed) {
      connection.close(); // with whatever is still in it
      throw failed;
    }
    if (connection.ended()) {
      connection.close();
    } else {
      idle.add(connection);
    }
  }

  /** Until the next round the service may have given up connections that nobody used. */
  @Override
  public void settle() throws Exception {
    close();
    service.settle();
  }

  /** The service belongs to the other side. */
  @Override
  public void close() throws IOException {
    for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }
}
