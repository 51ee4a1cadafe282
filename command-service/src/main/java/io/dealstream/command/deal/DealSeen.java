package io.dealstream.command.deal;

import org.jspecify.annotations.Nullable;

/** A deal as far as another room needs to know. */
public sealed interface DealSeen {

  record Unknown() implements DealSeen {}

  record NotWon() implements DealSeen {}

  record Won(String pipelineId, String owner, @Nullable String team, @Nullable String source)
      implements DealSeen {}
}
