package io.dealstream.local.rebuild;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is, as the query side tells.
 *
 * @param read how far it is in its topics, marks of transactions included
 * @param toRead how far they go; 0 until that is known
 * @param trouble what stands in its way, or was the end of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RebuildProgress(
    long number,
    String model,
    String state,
    int begun,
    long read,
    long toRead,
    long records,
    long recordsPerSecond,
    @Nullable String trouble) {

  boolean over() {
    return done() || state.equals("failed") || state.equals("stopped");
  }

  boolean done() {
    return state.equals("done");
  }
}
