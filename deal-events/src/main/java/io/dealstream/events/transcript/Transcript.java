package io.dealstream.events.transcript;

import org.jspecify.annotations.Nullable;

/**
 * What people wrote or said about a deal, as its topic tells. Events name the activity alone; a
 * record without a value says that it was erased.
 *
 * @param link where it can be read or heard
 */
public record Transcript(
    String dealId, String activityId, @Nullable String text, @Nullable String link) {

  /** The record's key: no id holds a bar. */
  public static String key(String dealId, String activityId) {
    return dealId + "|" + activityId;
  }

  public String key() {
    return key(dealId, activityId);
  }

  /** What people said must not come into a log by accident. */
  @Override
  public String toString() {
    return "transcript of " + activityId;
  }
}
