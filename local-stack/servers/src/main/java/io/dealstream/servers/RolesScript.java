package io.dealstream.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs {@code roles.sql}. A statement whose role or database exists is passed over, so a start cut
 * off half-way is made good.
 */
public final class RolesScript {

  private static final Set<String> EXISTS_ALREADY = Set.of("42710", "42P04");
  private static final Pattern PASSWORD = Pattern.compile(":'(\\w+)_password'");

  private RolesScript() {}

  public static void run(Connection superuser, Passwords passwords) throws SQLException {
    try (var statement = superuser.createStatement()) {
      for (var sql : statements()) {
        try {
          statement.execute(
              PASSWORD.matcher(sql).replaceAll(m -> "'" + passwords.of(m.group(1)) + "'"));
        } catch (SQLException refused) {
          if (!EXISTS_ALREADY.contains(refused.getSQLState())) {
            throw refused;
          }
        }
      }
    }
  }

  private static List<String> statements() {
    try (var in = RolesScript.class.getResourceAsStream("roles.sql")) {
      var text =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.replaceAll("(?m)^--.*$", "").split(";"))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
