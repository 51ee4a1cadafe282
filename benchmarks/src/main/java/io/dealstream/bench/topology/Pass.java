package io.dealstream.bench.topology;

/**
 * How all events went through once.
 *
 * @param events a second
 * @param cpuMicros of this JVM for each; the broker's are not in it
 */
record Pass(double events, double cpuMicros, double seconds) {

  String line(String side) {
    return "%-44s %,12.0f events/s %8.1f µs CPU %8.1f s"
        .formatted(side, events, cpuMicros, seconds);
  }
}
