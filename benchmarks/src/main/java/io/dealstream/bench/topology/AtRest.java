package io.dealstream.bench.topology;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** Whether nothing has been written for so long that no figure waits any more. */
final class AtRest implements BooleanSupplier {

  private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

  private final Offsets offsets;
  private final long quiet;
  private Map<String, Offsets.Size> last = Map.of();
  private long lookedAt;
  private long since = System.nanoTime();

  /**
   * @param quiet how long that is
   */
  AtRest(Offsets offsets, Duration quiet) {
    this.offsets = offsets;
    this.quiet = quiet.toNanos();
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
    return now - since >= quiet;
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
