package io.dealstream.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback, taken below the range from which the system hands out its own. */
public final class Ports {

  private static final int FROM = 20_000;
  private static final int TO = 32_000;

  private Ports() {}

  /**
   * @return the first of so many neighbouring ports on which nothing listens now
   */
  public static int free(int neighbours) {
    for (int tries = 0; tries < 200; tries++) {
      var first = ThreadLocalRandom.current().nextInt(FROM, TO - neighbours);
      var all = true;
      for (int port = first; port < first + neighbours; port++) {
        all &= isFree(port);
      }
      if (all) {
        return first;
      }
    }
    throw new UncheckedIOException(
        new IOException("found no " + neighbours + " free ports in a row"));
  }

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
