package io.dealstream.edge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        Objects.requireNonNullElse(token.getClaimAsString("owner"), id),
        token.getClaimAsString("team"));
  }

  static Set<Role> rolesOf(Jwt token) {
    return Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of()).stream()
        .map(Role::named)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }
}
