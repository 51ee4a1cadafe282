package io.dealstream.local.verify.scores;

import io.dealstream.events.score.LeadScore;
import io.dealstream.local.patience.Patience;
import io.dealstream.local.verify.figures.StoredEvents;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.report.Progress;
import io.dealstream.local.verify.report.Progress.Steps;
import io.dealstream.local.verify.scores.PublishedScore.Unreadable;
import io.dealstream.local.verify.scores.Suspect.Behind;
import io.dealstream.local.verify.scores.Suspect.Doubted;
import io.dealstream.recount.scores.ScoreJudge;
import io.dealstream.recount.scores.ScoreJudgement.Late;
import io.dealstream.recount.scores.ScoreJudgement.Right;
import io.dealstream.recount.scores.ScoreJudgement.Stray;
import io.dealstream.recount.scores.ScoreJudgement.Unsettled;
import io.dealstream.recount.scores.ScoreJudgement.Wrong;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the newest score of each lead is what the events give, and whether none is missing or too
 * many. What is wrong whatever may have come in is told at once. What must come is waited for; and
 * a score that is wrong unless an outcome is missing in it, until it must have been renewed.
 */
public final class LeadScores implements AutoCloseable {

  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(50);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Findings findings = new Findings("lead scores");
  private final Map<String, Suspect> suspects = new TreeMap<>();
  private final Patience standstill = Patience.of(LONGEST_STANDSTILL, BETWEEN_LOOKS);
  private final NewestScores topic;
  private final StoredEvents events;
  private final Clock clock;
  private long byAllOutcomes;

  /**
   * @param events which the stream has read already, for the most part
   */
  public LeadScores(String kafka, StoredEvents events, Clock clock) {
    this.topic = new NewestScores(kafka);
    this.events = events;
    this.clock = clock;
  }

  public Findings compare(Progress progress) throws SQLException, InterruptedException {
    if (!events.readOn(findings)) {
      return findings;
    }
    var position = events.last();
    lookAtAll(position, progress.begin("lead scores", "scores"));
    await(position, progress.begin("lead scores, waiting for some", "scores"));
    suspects.forEach((lead, suspect) -> suspect.tell(lead, findings));
    findings.lookedAt(topic.values().size(), "scores");
    findings.lookedAt(byAllOutcomes, "of them by all outcomes");
    return findings;
  }

  private void lookAtAll(long position, Steps progress) throws SQLException {
    var judge = judge(position);
    var all = topic.values().size();
    var looked = 0;
    for (var lead : topic.values().keySet()) {
      look(lead, judge);
      progress.at(++looked, all);
    }
    judge
        .scored()
        .filter(lead -> !topic.values().containsKey(lead))
        .forEach(lead -> look(lead, judge));
  }

  /** By what there is now: all that the scores read so far have seen is among it. */
  private ScoreJudge judge(long position) throws SQLException {
    topic.readOn();
    events.readOn();
    return new ScoreJudge(events.scores(), position, topic.versions(), clock.instant());
  }

  private void await(long position, Steps progress) throws SQLException, InterruptedException {
    var all = suspects.size();
    standstill.renew();
    var longest = Patience.of(renewal().multipliedBy(2), BETWEEN_LOOKS);
    while (longest.lasts() && suspects.values().stream().anyMatch(Suspect::mayChange)) {
      longest.pause();
      var judge = judge(position);
      var before = suspects.size();
      for (var lead : List.copyOf(suspects.keySet())) {
        look(lead, judge);
      }
      if (suspects.size() < before) {
        standstill.renew();
      }
      progress.at(all - suspects.size(), all);
    }
  }

  private Duration renewal() {
    return ScoreJudge.longestRenewal(events.scores());
  }

  private void look(String lead, ScoreJudge judge) {
    var before = suspects.remove(lead);
    var value = topic.values().get(lead);
    if (value == null) {
      suspects.put(lead, new Behind("is missing", standstill));
      return;
    }
    try {
      look(PublishedScore.read(lead, value), judge, before);
    } catch (Unreadable none) {
      findings.differs("lead " + lead + ": " + none.getMessage());
    }
  }

  private void look(LeadScore score, ScoreJudge judge, @Nullable Suspect before) {
    var lead = score.leadId();
    switch (judge.of(score)) {
      case Right(var ofAll) -> byAllOutcomes += ofAll ? 1 : 0;
      case Wrong(var fields) -> Doubted.tell(lead, fields, findings);
      case Stray(var why) -> findings.differs("lead " + lead + ": should not be there: " + why);
      case Late(var why) -> suspects.put(lead, new Behind("stays behind: " + why, standstill));
      case Unsettled unsettled -> suspects.put(lead, doubted(score, unsettled, before));
    }
  }

  private Suspect doubted(LeadScore score, Unsettled unsettled, @Nullable Suspect before) {
    var held = new Doubted.Held(score.toString(), events.scores().outcomes());
    return before instanceof Doubted doubted && doubted.held().equals(held)
        ? doubted
        : new Doubted(unsettled.fields(), held, Patience.of(renewal(), BETWEEN_LOOKS));
  }

  @Override
  public void close() {
    topic.close();
  }
}
