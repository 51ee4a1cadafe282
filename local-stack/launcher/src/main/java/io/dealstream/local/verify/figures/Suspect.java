package io.dealstream.local.verify.figures;

import io.dealstream.local.verify.figures.Fields.Pair;
import io.dealstream.local.verify.figures.Judgement.Behind;
import io.dealstream.local.verify.figures.Judgement.Missing;
import io.dealstream.local.verify.figures.Judgement.Right;
import io.dealstream.local.verify.figures.Judgement.Stray;
import io.dealstream.local.verify.figures.Judgement.Wrong;
import io.dealstream.local.verify.figures.PublishedFigure.Unreadable;
import io.dealstream.local.verify.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key whose figure was not what it should be, with what has come of it since. It is cleared by
 * one record that has folded everything asked for, and is right by everything it has folded.
 */
final class Suspect {

  private final NewestFigures topic;
  private final List<Optional<byte[]>> unseen = new ArrayList<>();
  private Judgement judged = new Missing();

  /**
   * @param value null where there is none
   */
  Suspect(NewestFigures topic, byte @Nullable [] value) {
    this.topic = topic;
    renew(value);
  }

  /** Something newer has come. */
  void renew(byte @Nullable [] newer) {
    unseen.add(Optional.ofNullable(newer));
  }

  /** Looks at what has come, and says whether one of it is what it should be. */
  boolean isCleared(String key, Judge judge) {
    for (var value : unseen) {
      judged = value.map(bytes -> judgement(key, bytes, judge)).orElseGet(Missing::new);
      if (judged instanceof Right) {
        return true;
      }
    }
    unseen.clear();
    return false;
  }

  private Judgement judgement(String key, byte[] value, Judge judge) {
    try {
      return judge.of(PublishedFigure.read(topic.topic(), key, value));
    } catch (Unreadable loose) {
      return new Stray(String.valueOf(loose.getMessage()));
    }
  }

  /** What is to be said against the newest in the end. */
  void tell(String key, Findings findings) {
    switch (judged) {
      case Wrong(var fields) -> tell(key + " ", fields, findings);
      case Behind(var fields) -> tell(key + " stays behind: ", fields, findings);
      case Stray(var why) -> findings.differs(key + ": should not be there: " + why);
      case Missing _ -> findings.differs(key + ": is missing");
      case Right _ -> {}
    }
  }

  private static void tell(String where, Map<String, Pair> fields, Findings findings) {
    fields.forEach((name, pair) -> findings.differs(where + name, pair.expected(), pair.found()));
  }
}
