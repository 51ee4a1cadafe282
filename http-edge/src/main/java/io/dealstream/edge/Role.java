package io.dealstream.edge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller may do, as the {@code roles} claim names it. */
public enum Role {
  REP,
  MANAGER,
  ADMIN,
  SERVICE;

  private static final Map<String, Role> BY_CLAIM =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::claim, role -> role));

  /** Empty for a role that is none of ours: it gives no right. */
  static Optional<Role> named(Object claim) {
    return Optional.ofNullable(BY_CLAIM.get(claim));
  }

  String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  String authority() {
    return "ROLE_" + name();
  }
}
