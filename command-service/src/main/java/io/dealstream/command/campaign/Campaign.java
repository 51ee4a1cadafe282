package io.dealstream.command.campaign;

import io.dealstream.events.campaign.CampaignEvent;
import java.time.Instant;

/** A campaign as its decisions need it. It begins with the first money spent on it. */
sealed interface Campaign {

  Campaign NONE = new None();

  record None() implements Campaign {}

  record Running(Instant lastAt) implements Campaign {}

  default Instant lastAt() {
    return switch (this) {
      case None _ -> Instant.MIN;
      case Running r -> r.lastAt;
    };
  }

  static Campaign after(CampaignEvent.Spent e) {
    return new Running(e.occurredAt());
  }
}
