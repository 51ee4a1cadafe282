package io.dealstream.command.publish;

/** How long the timed tests go on: -Dsize=soak gives the full numbers. */
final class Size {

  static final boolean SOAK = "soak".equals(System.getProperty("size"));

  private Size() {}
}
