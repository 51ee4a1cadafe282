package io.dealstream.query.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told, over real HTTP, and keeps what came in the order in which it came. */
final class Receiver implements AutoCloseable {

  /**
   * @param status what was answered to it
   */
  record Arrival(Map<String, List<String>> headers, String body, int status) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    String header(String name) {
      return headers.get(name).getFirst();
    }

    String deal() {
      return json().at("/subject").asString();
    }

    long position() {
      return Long.parseLong(json().at("/position").asString());
    }
  }

  /** Decides what is answered. */
  interface Answering {
    int status(Arrival arrival);
  }

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private volatile HttpHandler handler = exchange -> status(exchange, 200);

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            handler.handle(exchange);
          }
        });
    server.start();
  }

  /** One arrival after the other, each kept with what it was answered. */
  Receiver deciding(Answering answering) {
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var headers = Map.copyOf(exchange.getRequestHeaders());
            var status = answering.status(new Arrival(headers, body, 0));
            arrivals.add(new Arrival(headers, body, status));
            status(exchange, status);
          }
        });
    return this;
  }

  void answer(HttpHandler how) {
    handler = how;
  }

  List<String> bodies() {
    return List.copyOf(bodies);
  }

  /** All of them, refused ones too. */
  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  List<Arrival> taken() {
    return arrivals.stream().filter(a -> a.status() < 300).toList();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  URI uri() {
    return URI.create(url("/hook"));
  }

  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
