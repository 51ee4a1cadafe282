package io.dealstream.local.data;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Everything one local copy keeps.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes what is missing; readable by its owner alone, for secrets and business data are in it.
   */
  public void create() throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, ownerOnly);
    }
    for (var inside : new Path[] {logs(), run()}) {
      try {
        Files.createDirectories(inside);
      } catch (FileAlreadyExistsException file) {
        throw new IOException(inside + " is a file where a folder is needed", file);
      }
    }
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path streams() {
    return root.resolve("streams");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** What is true only while a copy runs. */
  public Path run() {
    return root.resolve("run");
  }

  public Path lock() {
    return root.resolve("lock");
  }

  public Path signingKey() {
    return root.resolve("signing-key.json");
  }

  /** Of the database roles. */
  public Path passwords() {
    return root.resolve("passwords.properties");
  }

  /** What this copy vouches for its events with. */
  public Path checkpointKey() {
    return root.resolve("checkpoint-key.pem");
  }

  /** The part of it that everybody may have. */
  public Path checkpointPublicKey() {
    return root.resolve("checkpoint-public-key.pem");
  }

  /** What the secrets of this copy's webhooks follow from. */
  public Path webhooksKey() {
    return root.resolve("webhooks-key");
  }

  /** The sample people's passwords, for a person to read. */
  public Path signInText() {
    return root.resolve("sign-in.txt");
  }

  /** Says whether the sample history is in. */
  public Path sampleHistory() {
    return root.resolve("sample-history");
  }
}
