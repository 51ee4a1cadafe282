package io.dealstream.recount.scores;

import io.dealstream.events.score.LeadScore;
import io.dealstream.recount.scores.ScoreJudgement.Late;
import io.dealstream.recount.scores.ScoreJudgement.Right;
import io.dealstream.recount.scores.ScoreJudgement.Stray;
import io.dealstream.recount.scores.ScoreJudgement.Unsettled;
import io.dealstream.recount.scores.ScoreJudgement.Wrong;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a score is what the events give. Events of leads and of deals come to where scores are
 * made in an order that nothing tells. So a score is held against exactly the events of its lead
 * that it names; against all outcomes where it can have been learnt of no others; and otherwise
 * against what holds of any.
 */
public final class ScoreJudge {

  private static final Duration RENEWED = Duration.ofDays(1);
  private static final Duration RENEWED_AFTER_LEARNING = Duration.ofMinutes(10);

  /** So many are renewed in a second. */
  private static final int PACE = 500;

  private final ScoreHistory history;
  private final long position;
  private final NewestVersions newest;
  private final Instant now;

  /**
   * @param history of all events that any score can have seen
   * @param position up to which all scores must have seen all
   * @param newest of all scores that there are
   */
  public ScoreJudge(ScoreHistory history, long position, NewestVersions newest, Instant now) {
    this.history = history;
    this.position = position;
    this.now = now;
    this.newest = newest;
  }

  /** How long it takes at most until what was learnt is in the scores of all open leads. */
  public static Duration longestRenewal(ScoreHistory history) {
    return RENEWED_AFTER_LEARNING.plus(round(history)).plusMinutes(1);
  }

  private static Duration round(ScoreHistory history) {
    return Duration.ofSeconds(history.leads() / PACE + 1);
  }

  /** The leads of which there must be a score. */
  public Stream<String> scored() {
    return history.byId().entrySet().stream()
        .filter(lead -> isSettled(lead.getValue()) && lead.getValue().lastScored().isPresent())
        .map(entry -> entry.getKey());
  }

  /** Whether all of it has come in. */
  private boolean isSettled(LeadStory lead) {
    return lead.last() <= position;
  }

  public ScoreJudgement of(LeadScore score) {
    var lead = history.byId().get(score.leadId());
    if (lead == null || lead.told().isEmpty()) {
      return new Stray("there is no such lead");
    }
    var last = lead.told().size() - 1;
    if (score.sequence() < 0 || score.sequence() > last) {
      return new Wrong(List.of(Otherwise.of("sequence", "0 to " + last, score.sequence())));
    }
    var sequence = (int) score.sequence();
    var wrong =
        new ArrayList<Otherwise>(OfItsLead.check(score, lead.told().subList(0, sequence + 1), now));
    var possible = lead.possible(sequence);
    var version = Version.of(score.modelVersion());
    if (version.isEmpty()) {
      wrong.add(Otherwise.of("modelVersion", "a model and a number", score.modelVersion()));
    } else {
      wrong.addAll(version(score, version.get(), possible));
      wrong.addAll(Claims.check(score, version.get(), possible));
    }
    return wrong.isEmpty()
        ? timely(score, lead, sequence, version.orElseThrow())
        : new Wrong(wrong);
  }

  private List<Otherwise> version(LeadScore score, Version version, Collection<Traits> possible) {
    var asked =
        version.model().equals(Taught.ALL)
            || possible.stream()
                .map(Traits::team)
                .filter(Objects::nonNull)
                .anyMatch(team -> version.model().equals(Taught.ofTeam(team)));
    if (!asked) {
      return List.of(Otherwise.of("modelVersion", "one of all or of the lead's team", version));
    }
    var most = history.taught().of(version.model()).most(score.asOf().plus(OfItsLead.CLOCKS));
    return version.number() <= most
        ? List.of()
        : List.of(Otherwise.of("modelVersion", "at most " + version.model() + "@" + most, version));
  }

  private ScoreJudgement timely(LeadScore score, LeadStory lead, int sequence, Version version) {
    var settled = isSettled(lead);
    var last = lead.lastScored();
    if (settled && last.isPresent() && sequence < last.getAsInt()) {
      return new Late(
          "it has seen %d events of its lead, and not yet %d"
              .formatted(sequence + 1, last.getAsInt() + 1));
    }
    var renewedAt =
        now.minus(RENEWED).minus(round(history).multipliedBy(2)).minus(OfItsLead.CLOCKS);
    if (settled && lead.isOpen() && score.asOf().isBefore(renewedAt)) {
      return new Late("it is of " + score.asOf() + ", and should be renewed each day");
    }
    return learnt(score, lead, sequence, version);
  }

  private ScoreJudgement learnt(LeadScore score, LeadStory lead, int sequence, Version version) {
    var taught = history.taught();
    var lessons = taught.of(version.model());
    if (version.number() < lessons.least() || newest.isOlder(version)) {
      return new Right(false);
    }
    var knowsAll = isSettled(lead) && lead.isOpen();
    var by = knowsAll ? Set.of(lead.now()) : lead.possible(sequence);
    var wrong = nearest(score, version, by);
    if (wrong.isEmpty()) {
      return new Right(true);
    }
    if (version.number() == lessons.most()) {
      return knowsAll && nearest(score, version, lead.possible(sequence)).isEmpty()
          ? new Late("it does not know its deal yet")
          : new Wrong(wrong);
    }
    return lead.isOpen() ? new Unsettled(wrong) : new Right(false);
  }

  /** What is otherwise at least, whatever the lead was judged by. */
  private List<Otherwise> nearest(LeadScore score, Version version, Set<Traits> by) {
    return by.stream()
        .map(traits -> Claims.compare(history.taught().said(traits), score, version))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }
}
