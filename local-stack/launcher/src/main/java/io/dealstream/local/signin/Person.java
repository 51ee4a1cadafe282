package io.dealstream.local.signin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, and as whom.
 *
 * @param id the token's subject
 * @param role rep, manager, admin or service
 * @param owner whose deals are theirs
 */
public record Person(String id, String role, String owner, @Nullable String team) {

  /** One of each role that people have. */
  static final List<Person> SAMPLE =
      List.of(
          new Person("rita", "rep", "rita", "north"),
          new Person("marek", "manager", "marek", "north"),
          new Person("ada", "admin", "ada", null));

  /** Whoever sits at this machine's shell and can read the copy's key. */
  public static final Person ADMIN_HERE = new Person("dealstream", "admin", "dealstream", null);

  static Person sample(String id) {
    return SAMPLE.stream()
        .filter(p -> p.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody is called " + id));
  }

  /** What a token says of them, beside the subject. */
  Map<String, Object> claims() {
    var claims = new TreeMap<String, Object>(Map.of("roles", List.of(role), "owner", owner));
    if (team != null) {
      claims.put("team", team);
    }
    return claims;
  }

  String inWords() {
    return team == null ? role : role + ", team " + team;
  }
}
