package io.dealstream.local.data;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Passwords of this copy alone: each made at random when it is first asked for, then kept. */
public final class Secrets {

  // Without letters and digits that are mistaken for one another: people type these.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;

  private final Path file;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private Secrets(Path file) {
    this.file = file;
  }

  public static Secrets in(DataFolder data) throws IOException {
    var secrets = new Secrets(data.secrets());
    if (Files.exists(secrets.file)) {
      var kept = new Properties();
      kept.load(new StringReader(Files.readString(secrets.file)));
      kept.stringPropertyNames().forEach(n -> secrets.known.put(n, kept.getProperty(n)));
    }
    return secrets;
  }

  /**
   * @return the password kept under the name, on disk before it is used anywhere
   */
  public synchronized String password(String name) throws IOException {
    var password = known.get(name);
    if (password == null) {
      password = random();
      known.put(name, password);
      PrivateFile.write(file, text());
    }
    return password;
  }

  private String text() {
    return known.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .map(e -> e.getKey() + "=" + e.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String random() {
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (var i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
