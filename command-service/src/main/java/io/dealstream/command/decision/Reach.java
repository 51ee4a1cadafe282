package io.dealstream.command.decision;

import org.jspecify.annotations.Nullable;

/** Whose business a caller may change. */
public sealed interface Reach {

  boolean covers(String owner, @Nullable String team);

  record Everyones() implements Reach {
    @Override
    public boolean covers(String owner, @Nullable String team) {
      return true;
    }
  }

  record Teams(String own, @Nullable String team) implements Reach {
    @Override
    public boolean covers(String owner, @Nullable String of) {
      return owner.equals(own) || (team != null && team.equals(of));
    }
  }

  record Own(String own) implements Reach {
    @Override
    public boolean covers(String owner, @Nullable String team) {
      return owner.equals(own);
    }
  }
}
