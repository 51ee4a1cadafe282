package io.dealstream.edge;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who is calling, from the signed token. A controller takes it as an argument.
 *
 * @param id the user, as the audit names them
 * @param owner the owner id they act as on deals
 * @param team the team they belong to, if any
 */
public record Caller(String id, Set<Role> roles, String owner, @Nullable String team) {

  static Caller of(Jwt token) {
    var id = Objects.requireNonNull(token.getSubject(), "a token without sub is never let in");
    return new Caller(
        id,
        rolesOf(token),
        Objects.requireNonNullElse(text(token, "owner"), id),
        text(token, "team"));
  }

  /** Read as they stand: converting claims to what they are already is a tenth of a request. */
  private static @Nullable String text(Jwt token, String claim) {
    return token.getClaims().get(claim) instanceof String text ? text : null;
  }

  static Set<Role> rolesOf(Jwt token) {
    var roles = EnumSet.noneOf(Role.class);
    if (token.getClaims().get("roles") instanceof Collection<?> claims) {
      claims.forEach(claim -> Role.named(claim).ifPresent(roles::add));
    }
    return Collections.unmodifiableSet(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }
}
