package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import org.jspecify.annotations.Nullable;

/** Whose deals a caller may change. */
sealed interface Reach {

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

  /**
   * @throws Refused where the deal, as it is or as it would be opened, is out of reach
   */
  default void check(Deal deal, DealCommand command) {
    var covered =
        switch (deal) {
          case Deal.Known d -> covers(d.facts().owner(), d.facts().team());
          case Deal.None _ ->
              !(command instanceof DealCommand.Open c) || covers(c.owner(), c.team());
        };
    if (!covered) {
      throw Refused.notYours("not-your-deal", "owner", "the deal belongs to somebody else");
    }
  }
}
