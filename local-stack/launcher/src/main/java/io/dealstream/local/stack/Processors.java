package io.dealstream.local.stack;

/** What this machine has to run a whole copy on. */
final class Processors {

  private static final int FEW = 2;

  private Processors() {}

  /** Whether all parts have so few between them that none can have one to itself. */
  static boolean areFew() {
    return Runtime.getRuntime().availableProcessors() <= FEW;
  }
}
