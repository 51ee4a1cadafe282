package io.dealstream.edge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do, as the {@code roles} claim names it. */
public enum Role {
  REP,
  MANAGER,
  ADMIN,
  SERVICE;

  /** Empty for a role that is none of ours: it gives no right. */
  static Optional<Role> named(String claim) {
    return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findFirst();
  }

  String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  String authority() {
    return "ROLE_" + name();
  }
}
