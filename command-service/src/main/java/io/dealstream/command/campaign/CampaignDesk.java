package io.dealstream.command.campaign;

import io.dealstream.command.campaign.CampaignBodies.EmailAnswer;
import io.dealstream.command.campaign.CampaignBodies.EmailItem;
import io.dealstream.command.campaign.EmailIntake.Placed;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Request;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.events.Via;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where campaigns are told of. */
@Component
class CampaignDesk {

  static final int MOST_EMAIL_EVENTS = 500;

  private final Commands commands;
  private final Clock clock;

  CampaignDesk(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   */
  Answer ask(String campaignId, CampaignCommand command, @Nullable Long ifMatch, String actor) {
    var basis = new Basis(campaignId, clock.instant(), Via.API);
    var request = new Request<>(command, basis, new Reach.Everyones(), ifMatch);
    return commands.decide(
        new Sent(
            CampaignAggregate.CHANGE,
            CampaignAggregate.storedId(campaignId),
            request,
            Origin.of(actor)));
  }

  /** The batch in one transaction; what is rejected in it does not spoil the others. */
  EmailAnswer take(List<@Nullable EmailItem> items, String actor) {
    if (items.size() > MOST_EMAIL_EVENTS) {
      throw new Refused("batch-too-large", "events", MOST_EMAIL_EVENTS + " at most");
    }
    var now = clock.instant();
    var origin = Origin.of(actor);
    return commands.together(
        () -> {
          var intake = EmailIntake.of(items, now);
          intake
              .byMessage()
              .forEach((id, placed) -> intake.note(placed, record(id, placed, now, origin)));
          return intake.answer();
        });
  }

  private Taken.All record(String messageId, List<Placed> placed, Instant now, Origin origin) {
    var reports = placed.stream().map(Placed::report).toList();
    var all = new MessageReports(reports, new Basis(messageId, now, Via.API));
    var id = MessageAggregate.storedId(messageId);
    return commands.within(new Sent(MessageAggregate.RECORD, id, all, origin), Taken.All.class);
  }
}
