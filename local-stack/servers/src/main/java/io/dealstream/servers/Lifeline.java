package io.dealstream.servers;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program's main for as long as whoever started it lives: standard input is the line.
 * When it ends, even because the starter was killed, the program stops as on SIGTERM, and is
 * stopped for good where that takes too long.
 */
public final class Lifeline {

  private static final long PATIENCE_MILLIS = 20_000;

  private Lifeline() {}

  /**
   * @param args the class whose main to run, then its arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("lifeline").start(Lifeline::watch);
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        // nothing is said on the line; only its end means something
      }
    } catch (IOException broken) {
      System.err.println("lifeline broken: " + broken.getMessage());
    }
    Thread.ofPlatform().daemon().name("last-resort").start(Lifeline::haltLater);
    System.exit(0);
  }

  private static void haltLater() {
    try {
      Thread.sleep(PATIENCE_MILLIS); // not a wait for a condition: the limit itself
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
