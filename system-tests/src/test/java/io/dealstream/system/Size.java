package io.dealstream.system;

/** How long the seeded and timed tests go on: a build's few minutes, or the full numbers. */
final class Size {

  static final boolean SOAK = "soak".equals(System.getProperty("size"));

  private Size() {}

  static int of(int verify, int soak) {
    return SOAK ? soak : verify;
  }
}
