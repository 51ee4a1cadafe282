package io.dealstream.recount.around;

import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An e-mail message, and what became of it. */
public final class Message {

  /** What can become of it, in whatever order that is told. */
  public enum Fate {
    BOUNCED,
    DELIVERED,
    OPENED,
    CLICKED
  }

  private final Set<Fate> fates = EnumSet.noneOf(Fate.class);
  private @Nullable Instant sentAt;
  private Credit credit = new Credit(null, null, null);
  private @Nullable String campaign;

  Message() {}

  void take(EmailEvent event) {
    credit = new Credit(event.owner(), event.team(), null);
    campaign = event.campaignId();
    switch (event) {
      case EmailEvent.Sent e -> sentAt = e.happenedAt();
      case EmailEvent.Bounced _ -> fates.add(Fate.BOUNCED);
      case EmailEvent.Delivered _ -> fates.add(Fate.DELIVERED);
      case EmailEvent.Opened _ -> fates.add(Fate.OPENED);
      case EmailEvent.Clicked _ -> fates.add(Fate.CLICKED);
    }
  }

  /** Empty until it is told to be sent: it counts nowhere before. */
  public Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  public boolean was(Fate fate) {
    return fates.contains(fate);
  }

  /** Of the one it was sent for, if any was named. */
  public Credit credit() {
    return credit;
  }

  /** Null where none was named. */
  public @Nullable String campaign() {
    return campaign;
  }
}
