package io.dealstream.metrics.bytes;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A serde from a way to write and a way to read. The first byte is the version of the form, so that
 * a later one can still read what an earlier one stored.
 */
public record Codec<T>(BiConsumer<ByteWriter, T> write, Function<ByteReader, T> read)
    implements Serde<T> {

  private static final int VERSION = 1;

  @Override
  public Serializer<T> serializer() {
    return (_, value) -> value == null ? null : encode(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (_, bytes) -> bytes == null ? null : decode(bytes);
  }

  private byte[] encode(T value) {
    var out = new ByteWriter().number(VERSION);
    write.accept(out, value);
    return out.bytes();
  }

  private T decode(byte[] bytes) {
    var in = new ByteReader(bytes);
    var version = in.number();
    if (version != VERSION) {
      throw new IllegalStateException("stored in form " + version + ", which is not known here");
    }
    return read.apply(in);
  }
}
