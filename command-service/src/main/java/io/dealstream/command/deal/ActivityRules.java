package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.deal.ActivityType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an activity must be like, type by type. */
final class ActivityRules {

  /** More than anybody keeps in sight; keeps a deal small enough to be decided on. */
  private static final int MOST_PLANNED = 200;

  private static final int LONGEST_TEXT = 20_000;

  /** A day of talking, and still within what one request may hold. */
  private static final int LONGEST_TRANSCRIPT = 500_000;

  private static final int LONGEST_LINK = 2_000;
  private static final Duration FARTHEST = Duration.ofDays(3_650);
  private static final Set<String> READABLE = Set.of("http", "https");

  private ActivityRules() {}

  /**
   * @return as it is kept
   */
  static Words words(ActivityType type, Words asked) {
    var words =
        new Words(
            Texts.line("title", asked.title()),
            Texts.words("text", asked.text(), longest(type)),
            link(asked.link()));
    switch (type) {
      case NOTE -> needed(words.text() != null, "text-needed", "text", "what is noted");
      case TASK -> needed(words.title() != null, "title-needed", "title", "what is to be done");
      case TRANSCRIPT ->
          needed(words.areKept(), "text-or-link-needed", "text", "what was said, or where it is");
      case CALL, MEETING, EMAIL, FOLLOW_UP -> {}
    }
    if (words.link() != null && type != ActivityType.TRANSCRIPT) {
      throw new Refused("no-link", "link", "only a transcript has one, not a " + type.word());
    }
    return words;
  }

  private static int longest(ActivityType type) {
    return type == ActivityType.TRANSCRIPT ? LONGEST_TRANSCRIPT : LONGEST_TEXT;
  }

  private static void needed(boolean there, String rule, String field, String detail) {
    if (!there) {
      throw new Refused(rule, field, detail);
    }
  }

  private static @Nullable String link(@Nullable String asked) {
    if (asked == null) {
      return null;
    }
    if (asked.length() > LONGEST_LINK) {
      throw new Refused("link-too-long", "link", LONGEST_LINK + " characters at most");
    }
    try {
      var link = new URI(asked);
      if (link.getScheme() != null
          && READABLE.contains(link.getScheme())
          && link.getHost() != null
          && link.getUserInfo() == null) {
        return asked;
      }
    } catch (URISyntaxException noLink) {
      throw invalidLink();
    }
    throw invalidLink();
  }

  /** A name and password in a link are nobody's business, so they are refused too. */
  private static Refused invalidLink() {
    return new Refused("invalid-link", "link", "http:// or https://, a host, and no user");
  }

  /** Notes and transcripts are of what has been. */
  static void toBePlanned(ActivityType type, @Nullable Instant dueAt) {
    switch (type) {
      case NOTE, TRANSCRIPT ->
          throw new Refused("not-to-be-planned", "dueAt", "a " + type.word() + " is never due");
      case FOLLOW_UP -> needed(dueAt != null, "due-needed", "dueAt", "a follow-up has its time");
      case CALL, MEETING, EMAIL, TASK -> {}
    }
  }

  static Instant due(Instant asked, Instant now) {
    if (!asked.isAfter(now)) {
      throw new Refused("due-in-the-past", "dueAt", "our clock says " + now);
    }
    if (asked.isAfter(now.plus(FARTHEST))) {
      throw new Refused("due-too-late", "dueAt", FARTHEST.toDays() + " days ahead at most");
    }
    return asked.truncatedTo(ChronoUnit.MILLIS);
  }

  static void roomForOneMore(Deal.Open deal) {
    if (deal.facts().activities().planned().size() >= MOST_PLANNED) {
      throw new Refused("too-many-planned", "id", MOST_PLANNED + " of a deal at most");
    }
  }

  /** What is told late of the time before is taken; after an outcome there is only to look back. */
  static void inTime(Deal.Live deal, ActivityType type, Instant happenedAt) {
    if (deal instanceof Deal.Decided decided
        && type != ActivityType.NOTE
        && type != ActivityType.TRANSCRIPT
        && happenedAt.isAfter(decided.decidedAt())) {
      throw new Refused(
          "after-the-outcome",
          "happenedAt",
          "decided at " + decided.decidedAt() + ": reopen first");
    }
  }
}
