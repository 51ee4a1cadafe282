package io.dealstream.local.verify.scores;

import io.dealstream.events.EventJson;
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A score as its topic holds it. */
final class PublishedScore {

  /** The value is no score, or that of another lead. */
  static final class Unreadable extends Exception {

    Unreadable(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }

  private PublishedScore() {}

  static LeadScore read(String key, byte[] value) throws Unreadable {
    var score = parsed(value);
    if (parts(score).anyMatch(Objects::isNull)) {
      throw new Unreadable("it is not whole", null);
    }
    if (!score.leadId().equals(key)) {
      throw new Unreadable("it is the score of " + score.leadId(), null);
    }
    return score;
  }

  private static LeadScore parsed(byte[] value) throws Unreadable {
    try {
      return Objects.requireNonNull(EventJson.MAPPER.readValue(value, LeadScore.class));
    } catch (JacksonException | NullPointerException notOne) {
      throw new Unreadable("it is no score: " + notOne.getMessage(), notOne);
    }
  }

  /** What JSON may have left out, whatever the type promises. */
  private static Stream<@Nullable Object> parts(LeadScore s) {
    return Stream.concat(
        Stream.of(
            s.leadId(),
            s.ruleScore(),
            s.ruleEvidence(),
            s.learntEvidence(),
            s.modelVersion(),
            s.asOf()),
        Stream.concat(parts(s.ruleEvidence()), parts(s.learntEvidence())));
  }

  private static Stream<@Nullable Object> parts(@Nullable List<ScoreEvidence> evidence) {
    return evidence == null
        ? Stream.empty()
        : evidence.stream()
            .flatMap(one -> one == null ? Stream.of(one) : Stream.of(one.name(), one.weight()));
  }
}
