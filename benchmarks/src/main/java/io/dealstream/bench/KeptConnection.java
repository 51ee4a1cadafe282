package io.dealstream.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;

/**
 * One connection to a service, one request after the other. It shares the processors with what it
 * measures, and knows no more of HTTP than that needs: a client library took an eighth of them.
 */
final class KeptConnection implements AutoCloseable {

  private static final String LENGTH = "content-length:";
  private static final int LONGEST = 1 << 16;

  private final Socket socket;
  private final InputStream in;
  private final String head;
  private final byte[] read = new byte[LONGEST];
  private boolean ended;

  KeptConnection(String host, int port, String token) throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    head =
        " HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
                .formatted(host, port, token)
            + "Content-Length: ";
  }

  /**
   * @throws IllegalStateException where it is refused
   */
  void post(String path, String json) throws IOException {
    var body = json.getBytes(UTF_8);
    var request = ("POST " + path + head + body.length + "\r\n\r\n").getBytes(ISO_8859_1);
    var whole = new byte[request.length + body.length];
    System.arraycopy(request, 0, whole, 0, request.length);
    System.arraycopy(body, 0, whole, request.length, body.length);
    socket.getOutputStream().write(whole);
    var answer = answer();
    ended = answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n");
    if (!answer.startsWith("HTTP/1.1 2")) {
      throw new IllegalStateException(answer);
    }
  }

  /** Whether the service has said that it takes no more here. */
  boolean ended() {
    return ended;
  }

  private String answer() throws IOException {
    var have = 0;
    var body = -1;
    while (body < 0) {
      have += more(have);
      body = new String(read, 0, have, ISO_8859_1).indexOf("\r\n\r\n");
    }
    var all = body + 4 + length(new String(read, 0, body, ISO_8859_1));
    while (have < all) {
      have += more(have);
    }
    return new String(read, 0, all, UTF_8);
  }

  private int more(int have) throws IOException {
    var n = in.read(read, have, read.length - have);
    if (n <= 0) {
      throw new EOFException("the service hung up, or said too much");
    }
    return n;
  }

  private static int length(String head) {
    var at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new IllegalStateException("an answer that does not say how long it is: " + head);
    }
    var end = head.indexOf('\r', at);
    var value = head.substring(at + LENGTH.length(), end < 0 ? head.length() : end);
    return Integer.parseInt(value.strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
