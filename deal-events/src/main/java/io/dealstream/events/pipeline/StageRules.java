package io.dealstream.events.pipeline;

import java.util.List;

/**
 * What a pipeline demands of a deal's moves.
 *
 * @param entryStages where a deal may be opened; empty for everywhere
 */
public record StageRules(
    List<String> entryStages,
    boolean allowSkip,
    boolean allowBackward,
    boolean backwardNeedsReason) {

  public static final StageRules FREE = new StageRules(List.of(), true, true, false);

  public StageRules {
    entryStages = List.copyOf(entryStages);
  }
}
