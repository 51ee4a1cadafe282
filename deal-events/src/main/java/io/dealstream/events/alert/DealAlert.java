package io.dealstream.events.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert about a deal was raised or cleared. It may be told more than once: of one alert's
 * records the one with the highest {@code sequence} holds, and of two with the same, either.
 *
 * <p>An alert may be cleared at or before the instant it was raised at: an event that happened
 * earlier became known later. Such an alert never stood, though it was told.
 *
 * @param alertId a function of deal, visit, kind and the instant it was raised at, see {@link #id}
 * @param visit how many times the deal has now been in the stage, from 1
 * @param limitDays the limit that passed, in days of 24 hours, from 1
 * @param occurredAt raised: the instant the limit passed; cleared: when what cleared it happened
 * @param raisedAt where it was cleared, the instant the limit had passed; null where it was raised
 * @param owner of the deal at that time, as are {@code team} and {@code source}
 * @param sequence the deal's last event that was known; where it was cleared, the one that did it
 * @param position of that event
 */
public record DealAlert(
    String alertId,
    AlertKind kind,
    AlertState state,
    String dealId,
    String pipelineId,
    String stageId,
    int visit,
    int limitDays,
    Instant occurredAt,
    @Nullable Instant raisedAt,
    String owner,
    @Nullable String team,
    @Nullable String source,
    long sequence,
    long position) {

  /**
   * The same for the same alert, whoever raises it and however often: a name-based UUID of {@code
   * dealId|pipelineId|stageId|visit|kind|raisedAt}, the latter in epoch milliseconds. No id holds a
   * bar.
   */
  public static String id(
      String dealId,
      String pipelineId,
      String stageId,
      int visit,
      AlertKind kind,
      Instant raisedAt) {
    var name =
        String.join(
            "|",
            dealId,
            pipelineId,
            stageId,
            Integer.toString(visit),
            kind.word(),
            Long.toString(raisedAt.toEpochMilli()));
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }
}
