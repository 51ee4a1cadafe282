package io.dealstream.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes server-sent events. Those that come together go on their way together. */
final class EventStream {

  /** So much silence at most, lest somebody on the way take the connection for dead. */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final OutputStream out;

  private EventStream(OutputStream out) {
    this.out = out;
  }

  /** Sends the head of the answer at once, so that the reader knows that it is let in. */
  static EventStream open(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, no-transform");
    response.setHeader("X-Accel-Buffering", "no"); // a proxy must not collect what is meant for now
    response.flushBuffer();
    return new EventStream(response.getOutputStream());
  }

  /**
   * On its way at once.
   *
   * @param id where a reader goes on from, having seen this
   */
  void send(String event, @Nullable String id, String json) throws IOException {
    add(event, id, json);
    out.flush();
  }

  /** On its way by the next {@link #flush} at the latest. */
  void add(String event, @Nullable String id, String json) throws IOException {
    var text = new StringBuilder(json.length() + 64).append("event: ").append(event).append('\n');
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    json.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    write(text.append('\n').toString());
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Keeps the connection, and finds out whether there is still somebody at its end. */
  void heartbeat() throws IOException {
    write(": still here\n\n");
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
