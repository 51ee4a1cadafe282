package io.dealstream.local.stack;

import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key this copy vouches with, and its public part beside it. Kept: old words stay its own. */
final class CheckpointKeys {

  private CheckpointKeys() {}

  /** Where the copy's key is, made first where there is none yet. */
  static Path keptIn(DataFolder data) {
    try {
      if (!Files.exists(data.checkpointKey())) {
        PrivateFile.write(data.checkpointKey(), CheckpointKey.generate().privatePem());
      }
      if (!Files.exists(data.checkpointPublicKey())) {
        var key = CheckpointKey.read(Files.readString(data.checkpointKey()));
        PrivateFile.write(data.checkpointPublicKey(), key.publicPem());
      }
      return data.checkpointKey();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }
}
