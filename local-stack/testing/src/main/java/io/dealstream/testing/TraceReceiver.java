package io.dealstream.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a collector is to those who send: takes spans over HTTP, and keeps them. */
public final class TraceReceiver implements AutoCloseable {

  private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private TraceReceiver(int status) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            spans.addAll(ReceivedSpan.in(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
  }

  public static TraceReceiver start() {
    return new TraceReceiver(200);
  }

  /** One that looks at what comes, and refuses it. */
  public static TraceReceiver refusing() {
    return new TraceReceiver(503);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All that has come so far. */
  public List<ReceivedSpan> spans() {
    return List.copyOf(spans);
  }

  public List<ReceivedSpan> spansOf(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
