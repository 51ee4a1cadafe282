package io.dealstream.command.http;

import io.dealstream.edge.Problem;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A caller's key, as wide as it reaches: the same key of another caller, or for another address, is
 * another one.
 *
 * @param hash of caller, address and key, in hexadecimal
 */
record RequestKey(String hash) {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  static RequestKey of(String caller, String path, String key) {
    if (!KEY.matcher(key).matches()) {
      throw Problem.malformed(
          "malformed-idempotency-key", HEADER, "up to 200 letters, digits and signs of ASCII");
    }
    return new RequestKey(HexFormat.of().formatHex(Sha256.begun(caller, path, key).digest()));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hash);
  }
}
