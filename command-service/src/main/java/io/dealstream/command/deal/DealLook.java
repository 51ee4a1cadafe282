package io.dealstream.command.deal;

/** Asks what has become of a deal, and changes nothing. */
record DealLook() {

  DealSeen at(Deal deal) {
    return switch (deal) {
      case Deal.None _ -> new DealSeen.Unknown();
      case Deal.Won(var facts, var _, var _) ->
          new DealSeen.Won(facts.pipelineId(), facts.owner(), facts.team(), facts.source());
      case Deal.Known _ -> new DealSeen.NotWon();
    };
  }
}
