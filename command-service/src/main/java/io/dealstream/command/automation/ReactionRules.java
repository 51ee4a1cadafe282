package io.dealstream.command.automation;

import static io.dealstream.command.automation.AutomationRules.given;

import io.dealstream.command.automation.AutomationDraft.ReactionDraft;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.automation.Reaction;
import io.dealstream.events.automation.Recipient;
import io.dealstream.events.deal.ActivityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be done about a deal. Each field belongs to one kind of action or another. */
final class ReactionRules {

  private static final int FARTHEST_DAYS = 3_650;

  private ReactionRules() {}

  static Reaction check(String place, ReactionDraft asked) {
    return switch (given(place + ".action", asked.action())) {
      case "plan" -> plan(place, asked);
      case "reassign" -> reassign(place, asked);
      case "notify" -> tell(place, asked);
      default -> throw new Refused("unknown-action", place + ".action", "plan, reassign, notify");
    };
  }

  private static Reaction plan(String place, ReactionDraft asked) {
    only(place, asked, "type", "title", "dueInDays");
    var type = given(place + ".type", asked.type());
    var title = Texts.line(place + ".title", asked.title());
    if (type == ActivityType.NOTE || type == ActivityType.TRANSCRIPT) {
      throw new Refused("not-to-be-planned", place + ".type", "a " + type.word() + " is never due");
    }
    if (type == ActivityType.TASK && title == null) {
      throw new Refused("title-needed", place + ".title", "what is to be done");
    }
    int days = given(place + ".dueInDays", asked.dueInDays());
    if (days < 1 || days > FARTHEST_DAYS) {
      throw new Refused("out-of-bounds", place + ".dueInDays", "from 1 to " + FARTHEST_DAYS);
    }
    return new Reaction.Plan(type, title, days);
  }

  private static Reaction reassign(String place, ReactionDraft asked) {
    only(place, asked, "owner", "team");
    return new Reaction.Reassign(
        Ids.plain(place + ".owner", given(place + ".owner", asked.owner())),
        Ids.optional(place + ".team", asked.team()));
  }

  private static Reaction tell(String place, ReactionDraft asked) {
    only(place, asked, "who", "text");
    var text = Texts.line(place + ".text", given(place + ".text", asked.text()));
    if (text == null) {
      throw new Refused("text-needed", place + ".text", "what they are told");
    }
    if (text.lines().count() > 1) {
      throw new Refused("invalid-text", place + ".text", "a single line");
    }
    return new Reaction.Notify(recipient(place + ".who", asked.who()), text);
  }

  private static Recipient recipient(String field, @Nullable String asked) {
    var who = Recipient.of(given(field, asked));
    if (who.isEmpty()) {
      throw new Refused("unknown-recipient", field, "owner, team, owner:ID, team:ID");
    }
    Ids.optional(field, who.get().id());
    return who.get();
  }

  /** A word for another action is a mistake, and better said than passed over. */
  private static void only(String place, ReactionDraft asked, String... fields) {
    var meant = List.of(fields);
    asked
        .given()
        .filter(field -> !meant.contains(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw new Refused(
                  "not-of-this-action", place + "." + field, "it means nothing to this action");
            });
  }
}
