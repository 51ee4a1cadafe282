package io.dealstream.query.sendouts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A mail server that knows nobody. */
final class Refusing implements AutoCloseable {

  private final ServerSocket socket;

  Refusing() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var caller = socket.accept()) {
        talk(caller);
      } catch (IOException gone) {
        continue;
      }
    }
  }

  private static void talk(Socket caller) throws IOException {
    var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
    say(caller, "220 here");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var said = line.toUpperCase(java.util.Locale.ROOT);
      if (said.startsWith("RCPT")) {
        say(caller, "550 5.1.1 " + line.substring("RCPT TO:".length()) + " is nobody here");
      } else {
        say(caller, said.startsWith("QUIT") ? "221 bye" : "250 well");
      }
    }
  }

  private static void say(Socket caller, String line) throws IOException {
    caller.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
