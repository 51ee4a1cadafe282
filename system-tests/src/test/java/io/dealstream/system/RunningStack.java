package io.dealstream.system;

import java.net.URI;

/** A running Dealstream, as somebody outside sees it. */
public interface RunningStack {

  URI command();

  URI query();

  URI signIn();

  /** A signed token, as {@code ./dealstream token --role} gives it. */
  String token(String role);
}
