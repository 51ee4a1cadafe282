package io.dealstream.command.deal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;

/**
 * The ids of deals. One that was imported is {@code pipeline~externalId}; in the external id
 * whatever is no letter, digit, dot, dash or underscore is written as {@code ~XX}, the hexadecimal
 * of each of its bytes. No id that a caller gives may hold a tilde, neither a pipeline's nor a
 * deal's: so an imported deal meets no other pipeline's, and none that was opened by a command.
 */
final class DealIds {

  private DealIds() {}

  static String imported(String pipelineId, String externalId) {
    var id = new StringBuilder(pipelineId).append('~');
    externalId.codePoints().forEach(c -> append(id, c));
    return id.toString();
  }

  private static void append(StringBuilder id, int c) {
    if (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_') {
      id.appendCodePoint(c);
    } else {
      for (var b : Character.toString(c).getBytes(UTF_8)) {
        id.append("~%02X".formatted(b));
      }
    }
  }

  static String generated() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
