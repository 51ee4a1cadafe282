package io.dealstream.command.campaign;

import io.dealstream.command.campaign.Message.Credit;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.campaign.EmailEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is news of a message. Mail servers report in any order, and often: whatever was not told yet
 * is taken, whether or not the message was said to be sent.
 */
final class MessageDecider {

  private MessageDecider() {}

  /**
   * @param b its id is the message's
   * @return empty where this kind was told before
   * @throws Refused where a rule forbids it
   */
  static List<EmailEvent> decide(Message message, Report r, Basis b) {
    return switch (message) {
      case Message.None _ -> List.of(event(Credit.UNSAID, Instant.MIN, r, b));
      case Message.Known m when m.told().contains(r.kind()) -> List.of();
      case Message.Known m -> List.of(event(m.credit(), m.lastAt(), r, b));
    };
  }

  private static EmailEvent event(Credit known, Instant last, Report r, Basis b) {
    var id = Ids.plain("messageId", b.id());
    var campaign = Ids.optionalAddressable("campaignId", r.credit().campaignId());
    var owner = Ids.optional("owner", r.credit().owner());
    var team = Ids.optional("team", r.credit().team());
    var credit =
        new Credit(
            same("campaignId", known.campaignId(), campaign),
            same("owner", known.owner(), owner),
            same("team", known.team(), team));
    var happened =
        r.happenedAt() == null
            ? b.now().truncatedTo(ChronoUnit.MILLIS)
            : OccurredAt.seen("occurredAt", r.happenedAt(), b.now());
    // Within a stream time does not go back; when it really was, stands beside it.
    var occurred = happened.isBefore(last) ? last : happened;
    return event(r.kind(), id, credit, happened, b, occurred);
  }

  private static EmailEvent event(
      EmailKind kind, String id, Credit of, Instant happened, Basis b, Instant at) {
    var c = of.campaignId();
    return switch (kind) {
      case SENT -> new EmailEvent.Sent(id, c, of.owner(), of.team(), happened, b.via(), at);
      case BOUNCED -> new EmailEvent.Bounced(id, c, of.owner(), of.team(), happened, b.via(), at);
      case DELIVERED ->
          new EmailEvent.Delivered(id, c, of.owner(), of.team(), happened, b.via(), at);
      case OPENED -> new EmailEvent.Opened(id, c, of.owner(), of.team(), happened, b.via(), at);
      case CLICKED -> new EmailEvent.Clicked(id, c, of.owner(), of.team(), happened, b.via(), at);
    };
  }

  /** What was left out may be said later, and nothing be said otherwise. */
  private static @Nullable String same(
      String field, @Nullable String known, @Nullable String asked) {
    if (known != null && asked != null && !known.equals(asked)) {
      throw new Refused("message-differs", field, "it was " + known + " before");
    }
    return asked == null ? known : asked;
  }
}
