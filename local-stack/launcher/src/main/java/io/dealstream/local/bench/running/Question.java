package io.dealstream.local.bench.running;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What the page asks of a large pipeline.
 *
 * @param path given a number of one's choice
 */
record Question(String name, IntFunction<String> path) {

  /**
   * @param ids of some of them
   */
  static List<Question> about(MadeDeals deals, List<String> ids) {
    var of = "?pipeline=" + deals.pipeline();
    return List.of(
        new Question("the board", _ -> "/api/board" + of),
        new Question("deals", _ -> "/api/deals" + of),
        new Question("deals by name", _ -> "/api/deals" + of + "&q=" + MadeDeals.COMPANY),
        new Question(
            "an owner's open deals",
            n -> "/api/deals" + of + "&status=open&owner=" + MadeDeals.owner(n)),
        new Question("transitions", _ -> "/api/transitions" + of),
        new Question("alerts", _ -> "/api/alerts" + of),
        new Question("win rate", _ -> "/api/metrics/win-rate" + of),
        new Question(
            "an owner's dwell",
            n -> "/api/metrics/stage-dwell" + of + "&segment=owner:" + MadeDeals.owner(n)),
        new Question("velocity", _ -> "/api/metrics/velocity" + of + "&window=trailing90"),
        new Question("a deal", n -> "/api/deals/" + ids.get(n % ids.size())),
        new Question(
            "a deal's timeline", n -> "/api/deals/" + ids.get(n % ids.size()) + "/timeline"));
  }
}
