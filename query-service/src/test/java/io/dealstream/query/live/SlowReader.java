package io.dealstream.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** Opens a stream and then does not read; with hardly any buffer of its own. */
final class SlowReader implements AutoCloseable {

  private final Socket socket;

  private SlowReader(Socket socket) {
    this.socket = socket;
  }

  static SlowReader open(Service service, String path) throws IOException {
    return new SlowReader(RawStream.ask(service, path, 4096));
  }

  /**
   * @return how many changes were told until then
   */
  int readUntil(String text) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    assertThat(lines.readLine()).contains("200");
    var changes = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("event: change")) {
        changes++;
      }
      if (line.startsWith("data:") && line.contains(text)) {
        return changes;
      }
    }
    throw new AssertionError("the stream ended before it told " + text);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
