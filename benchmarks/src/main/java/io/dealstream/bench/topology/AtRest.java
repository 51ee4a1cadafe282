package io.dealstream.bench.topology;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Whether nothing has been written for so long that no figure waits any more: those of an owner in
 * a window are sent every fifteen seconds.
 */
final class AtRest implements BooleanSupplier {

  private static final long QUIET = Duration.ofSeconds(17).toNanos();
  private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

  private final Offsets offsets;
  private Map<String, Offsets.Size> last = Map.of();
  private long lookedAt;
  private long since = System.nanoTime();

  AtRest(Offsets offsets) {
    this.offsets = offsets;
  }

  @Override
  public boolean getAsBoolean() {
    var now = System.nanoTime();
    if (now - lookedAt < BETWEEN_LOOKS) {
      return false;
    }
    lookedAt = now;
    var sizes = sizes();
    if (!sizes.equals(last)) {
      last = sizes;
      since = now;
    }
    return now - since >= QUIET;
  }

  private Map<String, Offsets.Size> sizes() {
    try {
      var sizes = offsets.sizes();
      sizes.keySet().removeIf(topic -> topic.startsWith("__"));
      return sizes;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it was measured", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("topics cannot be looked at", failed);
    }
  }
}
