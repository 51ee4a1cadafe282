package io.dealstream.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads a win rate's stream as fast as it comes, and keeps when it came to how many won deals. */
final class TimedReader implements AutoCloseable {

  private static final int USUAL_BUFFER = 64 * 1024;
  private static final Pattern WON = Pattern.compile("\"won\":(\\d+),\"lost\"");

  private final Socket socket;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final NavigableMap<Integer, Long> cameAt = new ConcurrentSkipListMap<>();

  private TimedReader(Socket socket) {
    this.socket = socket;
  }

  /** Comes back once the snapshot is there. */
  static TimedReader open(Service service, String path) throws IOException, InterruptedException {
    var reader = new TimedReader(RawStream.ask(service, path, USUAL_BUFFER));
    Thread.ofVirtual().start(reader::read);
    assertThat(reader.begun.await(30, TimeUnit.SECONDS)).as("a snapshot").isTrue();
    return reader;
  }

  /** The most won deals it was told of. */
  int won() {
    return cameAt.isEmpty() ? 0 : cameAt.lastKey();
  }

  /**
   * When it was first told of so many won deals or of more, on the clock of {@link
   * System#nanoTime()}.
   */
  long toldOf(int won) {
    return cameAt.ceilingEntry(won).getValue();
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("event: snapshot")) {
          begun.countDown();
        }
        var won = WON.matcher(line);
        if (line.startsWith("data:") && won.find()) {
          cameAt.putIfAbsent(Integer.valueOf(won.group(1)), System.nanoTime());
        }
      }
    } catch (IOException _) {
      // by close(), or by the service: what it was told of tells
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
