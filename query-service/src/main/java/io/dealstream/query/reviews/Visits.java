package io.dealstream.query.reviews;

import io.dealstream.events.metric.Segment;
import io.dealstream.query.reviews.Matters.Concerned;
import io.dealstream.recount.lives.Ending;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Visit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The visits behind the figures, in the credit that those are counted in. */
final class Visits {

  private static final Set<Ending> NOT_GONE_ON =
      EnumSet.of(Ending.MOVED_BACK, Ending.LOST, Ending.HANDED_OFF);

  private record Stay(String deal, Visit visit) {

    boolean endedIn(Span span) {
      return visit.end() instanceof Visit.End end && span.contains(end.at());
    }
  }

  private final List<Stay> ofSegment = new ArrayList<>();
  private final Story story;
  private final Span now;
  private final Span before;

  Visits(Map<String, Life> lives, Story story, Segment segment, Span now, Span before) {
    this.story = story;
    this.now = now;
    this.before = before;
    lives.forEach(
        (deal, life) ->
            life.visits().stream()
                .filter(visit -> visit.credit().isIn(segment))
                .map(visit -> new Stay(deal, visit))
                .filter(stay -> now.contains(stay.visit.from()) || closed(stay))
                .forEach(ofSegment::add));
  }

  private boolean closed(Stay stay) {
    return stay.endedIn(now) || stay.endedIn(before);
  }

  /** Milliseconds of the visits that ended in this period. */
  List<Long> lengths(String stage) {
    return lengths(stage, now);
  }

  /** Milliseconds of the visits that ended in the period before. */
  List<Long> lengthsBefore(String stage) {
    return lengths(stage, before);
  }

  private List<Long> lengths(String stage, Span span) {
    return in(stage).stream()
        .filter(stay -> stay.endedIn(span))
        .map(stay -> stay.visit.length())
        .toList();
  }

  /** Deals that left in this period after more milliseconds, the biggest value first. */
  List<Concerned> longerThan(long millis, String stage) {
    return deals(stage, stay -> stay.endedIn(now) && stay.visit.length() > millis);
  }

  /** Deals that entered in this period and left by another way than forward. */
  List<Concerned> notGoneOn(String stage) {
    return deals(
        stage,
        stay ->
            now.contains(stay.visit.from())
                && stay.visit.end() instanceof Visit.End end
                && NOT_GONE_ON.contains(end.how()));
  }

  private List<Concerned> deals(String stage, Predicate<Stay> which) {
    var seen = new HashSet<String>();
    return in(stage).stream()
        .filter(which)
        .filter(stay -> seen.add(stay.deal))
        .map(stay -> concerned(stay.deal))
        .sorted(Worth.<Concerned>biggestFirst(Concerned::value).thenComparing(Concerned::deal))
        .toList();
  }

  private Concerned concerned(String deal) {
    return new Concerned(deal, story.atEnd(deal).map(Story.Held::value).orElse(null));
  }

  private List<Stay> in(String stage) {
    return ofSegment.stream().filter(stay -> stay.visit.stage().equals(stage)).toList();
  }
}
