package io.dealstream.command.http;

import io.dealstream.edge.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An aggregate's version as a strong ETag, there and back. */
final class Etags {

  private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

  private Etags() {}

  static String of(long version) {
    return '"' + Long.toString(version) + '"';
  }

  /**
   * @return the version asked for; null where any will do
   */
  static @Nullable Long versionOf(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    var version = VERSION.matcher(ifMatch.strip());
    if (!version.matches()) {
      throw Problem.malformed(
          "malformed-etag", "If-Match", "one version in quotes, as an ETag gives it");
    }
    return Long.parseLong(version.group(1));
  }
}
