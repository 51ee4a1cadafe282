package io.dealstream.metrics.facts;

import io.dealstream.metrics.facts.Deal.Standing.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has changed of how a deal counts now, by whatever way it came to that. */
final class Present {

  private Present() {}

  /** What no longer holds comes before what holds instead. */
  static List<Fact> changes(@Nullable Deal before, Deal after) {
    var facts = new ArrayList<Fact>(2);
    qualification(before == null ? null : qualified(before), qualified(after), facts);
    counting(before == null ? null : counts(before), counts(after), facts);
    return facts;
  }

  private static void qualification(
      Fact.@Nullable Qualified was, Fact.@Nullable Qualified is, List<Fact> facts) {
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null) {
      facts.add(new Fact.Unqualified(was.pipelineId(), was.credit()));
    }
    if (is != null) {
      facts.add(is);
    }
  }

  private static void counting(
      Fact.@Nullable Counts was, Fact.@Nullable Counts is, List<Fact> facts) {
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null) {
      facts.add(new Fact.CountsNoLonger(was.pipelineId(), was.credit(), was.stake()));
    }
    if (is != null) {
      facts.add(is);
    }
  }

  private static Fact.@Nullable Qualified qualified(Deal deal) {
    return deal.standing() instanceof Open(Visit _, boolean qualified) && qualified
        ? new Fact.Qualified(deal.pipelineId(), deal.credit())
        : null;
  }

  private static Fact.@Nullable Counts counts(Deal deal) {
    return deal.standing() instanceof Open(Visit visit, boolean _)
        ? new Fact.Counts(deal.pipelineId(), deal.credit(), deal.worth().in(visit.stageId()))
        : null;
  }
}
