package io.dealstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.local.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that an older build made lacks what came later, and is given it. */
class OldDataFolderTest {

  @TempDir Path root;

  private DataFolder data;

  @BeforeEach
  void is_there_without_any_keys() throws IOException {
    data = new DataFolder(root);
    data.create();
  }

  @Test
  void keys_are_made_once_for_their_owner_alone_and_kept() throws IOException {
    var webhooks = WebhooksKey.keptIn(data);
    var checkpoints = Files.readString(CheckpointKeys.keptIn(data));
    assertThat(webhooks).matches("[0-9a-f]{64}");
    assertThat(WebhooksKey.keptIn(data)).isEqualTo(webhooks);
    assertThat(Files.readString(CheckpointKeys.keptIn(data))).isEqualTo(checkpoints);
    for (var key : List.of(data.webhooksKey(), data.checkpointKey())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_public_part_that_is_missing_is_made_of_the_key_that_is_there() throws IOException {
    var key = CheckpointKey.read(Files.readString(CheckpointKeys.keptIn(data)));
    Files.delete(data.checkpointPublicKey());
    CheckpointKeys.keptIn(data);
    assertThat(Files.readString(data.checkpointPublicKey())).isEqualTo(key.publicPem());
  }
}
