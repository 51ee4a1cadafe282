package io.dealstream.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A message of Protocol Buffers, by the numbers of its fields. */
record Wire(Map<Integer, List<Object>> fields) {

  private static final int NUMBER = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  static Wire of(byte[] message) {
    var fields = new HashMap<Integer, List<Object>>();
    var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      var tag = (int) number(in);
      fields.computeIfAbsent(tag >>> 3, _ -> new ArrayList<>()).add(value(tag & 7, in));
    }
    return new Wire(fields);
  }

  private static Object value(int type, ByteBuffer in) {
    return switch (type) {
      case NUMBER -> number(in);
      case EIGHT_BYTES -> in.getLong();
      case FOUR_BYTES -> (long) in.getInt();
      case BYTES -> {
        var bytes = new byte[(int) number(in)];
        in.get(bytes);
        yield bytes;
      }
      default -> throw new IllegalArgumentException("wire type " + type);
    };
  }

  private static long number(ByteBuffer in) {
    var number = 0L;
    for (var shift = 0; ; shift += 7) {
      var some = in.get();
      number |= (long) (some & 127) << shift;
      if (some >= 0) {
        return number;
      }
    }
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  List<Wire> messages(int field) {
    return fields.getOrDefault(field, List.of()).stream().map(m -> of((byte[]) m)).toList();
  }

  byte[] bytes(int field) {
    return (byte[]) first(field);
  }

  /** Empty where it is left out, as it is where it is empty. */
  String text(int field) {
    return has(field) ? new String(bytes(field), UTF_8) : "";
  }

  long number(int field) {
    return has(field) ? (long) first(field) : 0;
  }

  private Object first(int field) {
    return fields.getOrDefault(field, List.of()).getFirst();
  }
}
