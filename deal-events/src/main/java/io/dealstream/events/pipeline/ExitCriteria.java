package io.dealstream.events.pipeline;

import java.util.List;

/**
 * What a stage asks of a deal before it goes on.
 *
 * @param requiredFields what must be known of it, each one of {@link #FIELDS}
 */
public record ExitCriteria(List<String> requiredFields) {

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
  }
}
