package io.dealstream.local.client;

import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A stream of server-sent events, read as it comes. */
public final class ServerSentEvents implements AutoCloseable {

  private final Stream<String> lines;
  private volatile boolean closed;

  private ServerSentEvents(Stream<String> lines) {
    this.lines = lines;
  }

  /** Returns once the service has let the reader in. */
  public static ServerSentEvents open(Api service, URI address)
      throws IOException, InterruptedException {
    var request = service.request(address).header("Accept", "text/event-stream").build();
    var answer = service.http().send(request, BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw new Refusal(address + " answered " + answer.statusCode());
    }
    return new ServerSentEvents(answer.body());
  }

  /**
   * Until the stream ends, or is closed from here.
   *
   * @param eye told each event's name and data
   */
  public void read(BiConsumer<String, String> eye) {
    var event = new Event(eye);
    try {
      lines.forEach(event::line);
    } catch (UncheckedIOException broken) {
      if (!closed) {
        throw broken;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    lines.close();
  }

  /** The event whose lines are coming in. */
  private static final class Event {

    private final BiConsumer<String, String> eye;
    private final StringBuilder data = new StringBuilder();
    private String name = "message";

    private Event(BiConsumer<String, String> eye) {
      this.eye = eye;
    }

    private void line(String line) {
      if (line.isEmpty()) {
        end();
      } else if (line.startsWith("event:")) {
        name = line.substring("event:".length()).strip();
      } else if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(line.substring("data:".length()).strip());
      }
    }

    private void end() {
      if (!data.isEmpty()) {
        eye.accept(name, data.toString());
      }
      data.setLength(0);
      name = "message";
    }
  }
}
