package io.dealstream.events.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage asks of a deal before it goes on.
 *
 * @param requiredFields what must be known of it, each one of {@link #FIELDS}
 * @param doneActivities what must have been done since it entered the stage, each type once; null
 *     for nothing
 */
public record ExitCriteria(
    List<String> requiredFields, @Nullable List<DoneActivity> doneActivities) {

  /** What may be left open of a deal, and so may be asked for. */
  public static final List<String> FIELDS =
      List.of(
          "amount",
          "expectedCloseOn",
          "team",
          "source",
          "leadId",
          "probability",
          "forecastCategory");

  public ExitCriteria {
    requiredFields = List.copyOf(requiredFields);
    doneActivities = doneActivities == null ? null : List.copyOf(doneActivities);
  }

  /** Asks for nothing to be done. */
  public ExitCriteria(List<String> requiredFields) {
    this(requiredFields, null);
  }
}
