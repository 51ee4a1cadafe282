package io.dealstream.local.signin;

import static java.util.stream.Collectors.joining;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/** The sample people's passwords: made at random once, and kept in a file for people to read. */
public final class PeoplesPasswords {

  // Without letters and digits that are mistaken for one another: people type these.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;

  private final Map<String, String> byPerson;

  private PeoplesPasswords(Map<String, String> byPerson) {
    this.byPerson = byPerson;
  }

  public static PeoplesPasswords in(DataFolder data) throws IOException {
    var known = new TreeMap<String, String>();
    var file = data.signInText();
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .map(line -> line.split("\\s+"))
          .filter(words -> words.length >= 2)
          .forEach(words -> known.put(words[0], words[1]));
    }
    var all = new PeoplesPasswords(known);
    if (Person.SAMPLE.stream().anyMatch(p -> !known.containsKey(p.id()))) {
      Person.SAMPLE.forEach(p -> known.computeIfAbsent(p.id(), _ -> random()));
      PrivateFile.write(file, all.text());
    }
    return all;
  }

  String of(Person person) {
    var password = byPerson.get(person.id());
    if (password == null) {
      throw new IllegalArgumentException("no password is kept for " + person.id());
    }
    return password;
  }

  /** A line for each person: name, password, what they are. */
  public String text() {
    return Person.SAMPLE.stream()
        .map(p -> "%-7s %s   %s%n".formatted(p.id(), of(p), p.inWords()))
        .collect(joining());
  }

  private static String random() {
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (var i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
