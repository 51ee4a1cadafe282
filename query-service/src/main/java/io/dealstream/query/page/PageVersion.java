package io.dealstream.query.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The page's files under an address that changes with any of them. They name each other relatively,
 * so that whoever enters by a versioned address stays on it.
 */
@Component
class PageVersion {

  private static final String FILES = "classpath*:/static/**/*.*";

  private final String folder;

  PageVersion() throws IOException {
    var files = new PathMatchingResourcePatternResolver().getResources(FILES);
    Arrays.sort(files, Comparator.comparing(PageVersion::place));
    var digest = sha256();
    for (var file : files) {
      digest.update(place(file).getBytes(UTF_8));
      digest.update(file.getContentAsByteArray());
    }
    this.folder = "assets/" + HexFormat.of().formatHex(digest.digest(), 0, 8) + "/";
  }

  /** Without a slash before it and with one behind. */
  String folder() {
    return folder;
  }

  /** What the page itself names relatively is then named by the versioned address. */
  String applyTo(String html) {
    return html.replaceAll("\\b(href|src)=\"(?![a-z]+:|/|#)", "$1=\"" + folder);
  }

  private static String place(Resource file) {
    try {
      var url = file.getURL().toString();
      return url.substring(url.lastIndexOf("/static/"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
