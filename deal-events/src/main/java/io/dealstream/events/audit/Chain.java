package io.dealstream.events.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Two running hashes over the events, both SHA-256 over length-prefixed parts. Whoever has the
 * topic can recompute them, and so see that nothing was changed, dropped, swapped or put in
 * between.
 *
 * <p>Each part is preceded by its length as four bytes, big-endian; numbers are written as decimal
 * text, text as UTF-8:
 *
 * <ul>
 *   <li>the chain of all events: previous chain, position, key, sequence, id, type, time,
 *       recordedtime, actor, correlationid, causationid, value;
 *   <li>the chain of one aggregate: the same with its own previous hash, and without the position.
 * </ul>
 *
 * <p>The value is the bytes as stored and published. Before the first event the previous hash is
 * {@link #start()}.
 */
public final class Chain {

  private static final int BYTES = 32;

  private Chain() {}

  /** Thirty-two zero bytes. */
  public static byte[] start() {
    return new byte[BYTES];
  }

  /** The chain of all events once this one has joined it. */
  public static byte[] ofAll(byte[] previous, long position, Link link) {
    var digest = sha256();
    part(digest, previous);
    part(digest, Long.toString(position));
    return link.into(digest);
  }

  /** The chain of the event's aggregate once this one has joined it. */
  public static byte[] ofAggregate(byte[] previous, Link link) {
    var digest = sha256();
    part(digest, previous);
    return link.into(digest);
  }

  /** What of an event goes into both chains. Times are the text they are published as. */
  public record Link(
      String key,
      long sequence,
      String id,
      String type,
      String time,
      String recordedTime,
      String actor,
      String correlationId,
      String causationId,
      byte[] value) {

    public static Link of(Envelope e, byte[] value) {
      return new Link(
          e.subject(),
          e.sequence(),
          e.id(),
          e.type(),
          e.time(),
          e.recordedTime(),
          e.actor(),
          e.correlationId(),
          e.causationId(),
          value);
    }

    private byte[] into(MessageDigest digest) {
      part(digest, key);
      part(digest, Long.toString(sequence));
      part(digest, id);
      part(digest, type);
      part(digest, time);
      part(digest, recordedTime);
      part(digest, actor);
      part(digest, correlationId);
      part(digest, causationId);
      part(digest, value);
      return digest.digest();
    }
  }

  private static void part(MessageDigest digest, String text) {
    part(digest, text.getBytes(UTF_8));
  }

  private static void part(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
