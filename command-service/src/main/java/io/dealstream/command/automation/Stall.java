package io.dealstream.command.automation;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.DealAlert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert, held against what is stored of its deal. It was raised on what was known up to one of
 * the deal's events; what came behind that may have ended it.
 */
final class Stall {

  private final DealAlert alert;
  private final List<Told> before;
  private final List<Told> since;

  /**
   * @param story the deal's events from its first
   */
  Stall(DealAlert alert, List<Told> story) {
    this.alert = alert;
    this.before = story.stream().filter(told -> told.sequence() <= alert.sequence()).toList();
    this.since = story.stream().filter(told -> told.sequence() > alert.sequence()).toList();
  }

  /**
   * Whether the deal is still stuck. What rules did about this very alert does not count: it is the
   * same for each of them, also where some of them have acted before a crash.
   */
  boolean stands() {
    return isOfWhatIsStored()
        && since.stream()
            .filter(told -> !told.causationId().equals(alert.alertId()))
            .noneMatch(this::ends);
  }

  private boolean isOfWhatIsStored() {
    return !before.isEmpty() && before.getLast().sequence() == alert.sequence();
  }

  private boolean ends(Told told) {
    return told.bounds() || (alert.kind() == AlertKind.IDLE && (told.touches() || defers(told)));
  }

  private boolean defers(Told told) {
    var due = told.followUpAt();
    return due != null && due.isAfter(alert.occurredAt());
  }

  /** Whether the limit had passed before the import that tells of it: that has long been over. */
  boolean wasImported() {
    return before.stream()
        .anyMatch(told -> told.isImported() && told.recordedAt().isAfter(alert.occurredAt()));
  }

  /**
   * What a rule did that led to it: the follow-up by which it put off an earlier alert, while
   * nobody saw to the deal. Empty where no rule has to do with it.
   */
  Optional<Told> ledTo() {
    if (alert.kind() != AlertKind.IDLE) {
      return Optional.empty();
    }
    for (var told : before.reversed()) {
      if (told.touches() || told.bounds()) {
        return Optional.empty();
      }
      if (told.followUpAt() instanceof Instant && RuleActor.isOne(told.actor())) {
        return Optional.of(told);
      }
    }
    return Optional.empty();
  }
}
