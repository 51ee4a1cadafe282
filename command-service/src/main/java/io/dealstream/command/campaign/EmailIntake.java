package io.dealstream.command.campaign;

import static java.util.Comparator.comparing;

import io.dealstream.command.campaign.CampaignBodies.EmailAnswer;
import io.dealstream.command.campaign.CampaignBodies.EmailItem;
import io.dealstream.command.campaign.CampaignBodies.RejectedItem;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refusal;
import io.dealstream.command.decision.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A batch, sorted by message: whoever sends the same ones meets them in the same order. */
final class EmailIntake {

  /** One of a batch. */
  record Placed(int index, Report report) {}

  private final SortedMap<String, List<Placed>> byMessage = new TreeMap<>();
  private final Taken[] taken;
  private final Instant now;

  private EmailIntake(int size, Instant now) {
    this.taken = new Taken[size];
    this.now = now;
  }

  static EmailIntake of(List<@Nullable EmailItem> items, Instant now) {
    var intake = new EmailIntake(items.size(), now);
    for (var i = 0; i < items.size(); i++) {
      intake.place(i, items.get(i));
    }
    intake.byMessage.values().forEach(of -> of.sort(comparing(intake::happenedAt)));
    return intake;
  }

  private Instant happenedAt(Placed placed) {
    var at = placed.report.happenedAt();
    return at == null ? now : at;
  }

  private void place(int index, @Nullable EmailItem item) {
    try {
      var known = item == null ? new EmailItem(null, null, null, null, null, null) : item;
      var id = Ids.plain("messageId", needed("messageId", known.messageId()));
      var word = needed("kind", known.kind());
      var kind = EmailKind.of(word).orElseThrow(() -> new Refused("unknown-kind", "kind", word));
      var credit = new Message.Credit(known.campaignId(), known.owner(), known.team());
      byMessage
          .computeIfAbsent(id, _ -> new ArrayList<>())
          .add(new Placed(index, new Report(kind, credit, known.occurredAt())));
    } catch (Refused refused) {
      taken[index] = new Taken.Rejected(refused.refusal());
    }
  }

  /** One that lacks something is one that is rejected: the others are none the worse for it. */
  private static String needed(String field, @Nullable String value) {
    if (value == null) {
      throw new Refused("missing-field", field, "it is needed");
    }
    return value;
  }

  SortedMap<String, List<Placed>> byMessage() {
    return byMessage;
  }

  void note(List<Placed> placed, Taken.All all) {
    for (var i = 0; i < placed.size(); i++) {
      taken[placed.get(i).index] = all.each().get(i);
    }
  }

  EmailAnswer answer() {
    var accepted = 0;
    var unchanged = 0;
    var rejected = new ArrayList<RejectedItem>();
    for (var i = 0; i < taken.length; i++) {
      switch (taken[i]) {
        case Taken.Accepted _ -> accepted++;
        case Taken.Unchanged _ -> unchanged++;
        case Taken.Rejected(Refusal r) ->
            rejected.add(new RejectedItem(i, r.rule(), r.field(), r.detail()));
      }
    }
    return new EmailAnswer(accepted, unchanged, rejected);
  }
}
