package io.dealstream.command.pipeline;

import static java.util.Objects.requireNonNullElse;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.command.pipeline.PipelineDraft.ActivityDraft;
import io.dealstream.command.pipeline.PipelineDraft.DoneDraft;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.pipeline.DoneActivity;
import io.dealstream.events.pipeline.StageActivity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a stage may plan for a deal that enters, and ask to be done before it goes on. */
final class ActivityDefinitions {

  private static final int MOST_PLANNED = 20;
  private static final int MOST_DONE = 50;
  private static final int FARTHEST_DAYS = 3_650;

  private record Kind(ActivityType type, @Nullable String title) {}

  private ActivityDefinitions() {}

  /**
   * @return each type and title once: they say whether it is planned already for a deal that enters
   *     again
   */
  static List<StageActivity> planned(String field, List<@Nullable ActivityDraft> drafts) {
    if (drafts.size() > MOST_PLANNED) {
      throw new Refused("too-many-activities", field, MOST_PLANNED + " at most");
    }
    var planned = new ArrayList<StageActivity>();
    var seen = new HashSet<Kind>();
    for (var i = 0; i < drafts.size(); i++) {
      var place = field + "[" + i + "]";
      var activity = planned(place, drafts.get(i));
      if (!seen.add(new Kind(activity.type(), activity.title()))) {
        throw new Refused("duplicate-activity", place, "it is planned already");
      }
      planned.add(activity);
    }
    return planned;
  }

  private static StageActivity planned(String place, @Nullable ActivityDraft draft) {
    var type = typeOf(place, draft == null ? null : draft.type());
    var title = draft == null ? null : Texts.line(place + ".title", draft.title());
    var days = draft == null ? null : draft.dueAfterDays();
    if (type == ActivityType.NOTE || type == ActivityType.TRANSCRIPT) {
      throw new Refused("not-to-be-planned", place + ".type", "a " + type.word() + " is never due");
    }
    if (type == ActivityType.TASK && title == null) {
      throw new Refused("title-needed", place + ".title", "what is to be done");
    }
    if (days == null) {
      throw new Refused("missing-field", place + ".dueAfterDays", "how long there is for it");
    }
    return new StageActivity(type, title, within(place + ".dueAfterDays", days, 1, FARTHEST_DAYS));
  }

  static List<DoneActivity> done(String field, List<@Nullable DoneDraft> drafts) {
    var done = new ArrayList<DoneActivity>();
    Set<ActivityType> seen = EnumSet.noneOf(ActivityType.class);
    for (var i = 0; i < drafts.size(); i++) {
      var place = field + "[" + i + "]";
      var draft = drafts.get(i);
      var type = typeOf(place, draft == null ? null : draft.type());
      var count = draft == null ? 1 : requireNonNullElse(draft.count(), 1);
      if (!seen.add(type)) {
        throw new Refused("duplicate-activity", place, "it is asked for already");
      }
      done.add(new DoneActivity(type, within(place + ".count", count, 1, MOST_DONE)));
    }
    return done;
  }

  private static ActivityType typeOf(String place, @Nullable ActivityType type) {
    if (type == null) {
      throw new Refused("missing-field", place + ".type", "an activity needs a type");
    }
    return type;
  }

  private static int within(String field, int number, int least, int most) {
    if (number < least || number > most) {
      throw new Refused("out-of-bounds", field, "from " + least + " to " + most);
    }
    return number;
  }
}
