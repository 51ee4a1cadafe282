package io.dealstream.command.publish;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * When a publisher vouches next. Where the one before it did is not asked for: one checkpoint more
 * than needed does no harm.
 */
final class Checkpoints {

  private final @Nullable Vouching vouching;
  private long position;
  private Instant at;

  /**
   * @param vouching null where nobody vouches
   */
  Checkpoints(@Nullable Vouching vouching) {
    this.vouching = vouching;
    this.at = vouching == null ? Instant.EPOCH : vouching.clock().instant();
  }

  /**
   * @param published including the transaction at hand
   * @return the record that belongs into it; null where none does
   */
  @Nullable ProducerRecord<String, byte[]> due(Place published) {
    return vouching != null && isDue(vouching, published) ? vouching.recordOf(published) : null;
  }

  private boolean isDue(Vouching vouching, Place published) {
    return published.position() > position
        && (published.position() - position >= vouching.everyPositions()
            || !vouching.clock().instant().isBefore(at.plus(vouching.every())));
  }

  /** The checkpoint of this place is committed. */
  void committed(Place vouched) {
    position = vouched.position();
    if (vouching != null) {
      at = vouching.clock().instant();
    }
  }
}
