package io.dealstream.bench.projection;

/**
 * What it took to write all rows once, or nearly all of them.
 *
 * @param jvmMicros CPU time of this JVM
 * @param postgresMicros CPU time of PostgreSQL's processes; NaN where they run elsewhere
 */
record Pass(double rows, double events, double seconds, double jvmMicros, double postgresMicros) {

  double rowsPerSecond() {
    return rows / seconds;
  }

  double eventsPerSecond() {
    return events / seconds;
  }

  Pass of(double rows) {
    return new Pass(rows, events, seconds, jvmMicros, postgresMicros);
  }

  Pass in(double seconds) {
    return new Pass(rows, events, seconds, jvmMicros, postgresMicros);
  }

  @Override
  public String toString() {
    return "%,9.0f rows/s %,9.0f events/s, µs CPU an event %6.1f here %6.1f PostgreSQL"
        .formatted(rowsPerSecond(), eventsPerSecond(), jvmMicros / events, postgresMicros / events);
  }
}
