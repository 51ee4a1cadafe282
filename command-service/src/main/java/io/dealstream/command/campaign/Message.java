package io.dealstream.command.campaign;

import io.dealstream.events.campaign.EmailEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An e-mail message as its decisions need it. */
sealed interface Message {

  Message NONE = new None();

  record None() implements Message {}

  /**
   * @param told what has been told of it: each kind once
   */
  record Known(Credit credit, Set<EmailKind> told, Instant lastAt) implements Message {}

  /** What it was sent for, as far as anybody said. */
  record Credit(@Nullable String campaignId, @Nullable String owner, @Nullable String team) {

    static final Credit UNSAID = new Credit(null, null, null);
  }

  default Message evolve(EmailEvent e) {
    var told = EnumSet.of(kindOf(e));
    if (this instanceof Known known) {
      told.addAll(known.told);
    }
    return new Known(new Credit(e.campaignId(), e.owner(), e.team()), told, e.occurredAt());
  }

  private static EmailKind kindOf(EmailEvent event) {
    return switch (event) {
      case EmailEvent.Sent _ -> EmailKind.SENT;
      case EmailEvent.Bounced _ -> EmailKind.BOUNCED;
      case EmailEvent.Delivered _ -> EmailKind.DELIVERED;
      case EmailEvent.Opened _ -> EmailKind.OPENED;
      case EmailEvent.Clicked _ -> EmailKind.CLICKED;
    };
  }
}
