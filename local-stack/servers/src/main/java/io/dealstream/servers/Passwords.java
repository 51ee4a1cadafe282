package io.dealstream.servers;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A random password for each database role, made once and kept in a file that only its owner can
 * read.
 */
public final class Passwords {

  static final String SUPERUSER = "postgres";
  static final List<String> ROLES =
      List.of("command_owner", "command_app", "command_sequencer", "query_owner", "query_app");

  private final Properties byRole;

  private Passwords(Properties byRole) {
    this.byRole = byRole;
  }

  /** Those kept in the file; made and kept first where there are none yet. */
  public static Passwords keptIn(Path file) {
    try {
      if (!Files.exists(file)) {
        writeWhole(file, random());
      }
      var known = new Properties();
      known.load(new StringReader(Files.readString(file)));
      return new Passwords(known);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public String of(String role) {
    var password = byRole.getProperty(role);
    if (password == null) {
      throw new IllegalArgumentException("no password is kept for " + role);
    }
    return password;
  }

  private static String random() {
    var chance = new SecureRandom();
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(SUPERUSER), ROLES.stream())
        .map(role -> role + "=" + HexFormat.of().formatHex(chance.generateSeed(16)) + "\n")
        .collect(Collectors.joining());
  }

  /** Under another name first: a crash must not leave half a file that later starts would trust. */
  private static void writeWhole(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(draft, ownerOnly);
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
