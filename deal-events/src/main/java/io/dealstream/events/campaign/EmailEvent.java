package io.dealstream.events.campaign;

import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an e-mail message. Each kind is told once for a message, in whatever order mail
 * servers report them; to whom the message went stands nowhere.
 *
 * <p>Each event names all that is known of the message so far.
 */
public sealed interface EmailEvent extends CampaignEvent {

  String messageId();

  /** The campaign it was sent for, if any was named. */
  @Nullable String campaignId();

  /** The owner it was sent for, if any was named. */
  @Nullable String owner();

  @Nullable String team();

  /** When the mail server says it was; it may lie before the message's last event. */
  Instant happenedAt();

  /** The tilde keeps a message from being taken for a campaign, whose id can have none. */
  @Override
  default String subject() {
    return subjectOf(messageId());
  }

  static String subjectOf(String messageId) {
    return "email~" + messageId;
  }

  record Sent(
      String messageId,
      @Nullable String campaignId,
      @Nullable String owner,
      @Nullable String team,
      Instant happenedAt,
      Via via,
      Instant occurredAt)
      implements EmailEvent {}

  record Bounced(
      String messageId,
      @Nullable String campaignId,
      @Nullable String owner,
      @Nullable String team,
      Instant happenedAt,
      Via via,
      Instant occurredAt)
      implements EmailEvent {}

  record Delivered(
      String messageId,
      @Nullable String campaignId,
      @Nullable String owner,
      @Nullable String team,
      Instant happenedAt,
      Via via,
      Instant occurredAt)
      implements EmailEvent {}

  /** For the first time: later ones are no news. */
  record Opened(
      String messageId,
      @Nullable String campaignId,
      @Nullable String owner,
      @Nullable String team,
      Instant happenedAt,
      Via via,
      Instant occurredAt)
      implements EmailEvent {}

  /** For the first time: later ones are no news. */
  record Clicked(
      String messageId,
      @Nullable String campaignId,
      @Nullable String owner,
      @Nullable String team,
      Instant happenedAt,
      Via via,
      Instant occurredAt)
      implements EmailEvent {}
}
