package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key this copy signs deliveries with. Kept: with another one no webhook would go on. */
final class WebhooksKey {

  private static final int BYTES = 32;

  private WebhooksKey() {}

  /** The copy's key, made first where there is none yet. */
  static String keptIn(DataFolder data) {
    try {
      if (!Files.exists(data.webhooksKey())) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        PrivateFile.write(data.webhooksKey(), HexFormat.of().formatHex(bytes));
      }
      return Files.readString(data.webhooksKey());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }
}
