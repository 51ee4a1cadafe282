package io.dealstream.recount;

import io.dealstream.recount.Counting.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a metric keeps of all campaigns together, whatever belongs to none included, and of each.
 */
final class ByCampaign<S> {

  private final Supplier<S> nothing;
  private final S together;
  private final Map<String, S> byId = new HashMap<>();

  ByCampaign(Supplier<S> nothing) {
    this.nothing = nothing;
    this.together = nothing.get();
  }

  void add(@Nullable String campaign, Consumer<S> change) {
    change.accept(together);
    if (campaign != null) {
      change.accept(of(campaign));
    }
  }

  /**
   * @param show is told no campaign for all of them together
   */
  List<Figure> each(Iterable<String> campaigns, BiFunction<@Nullable String, S, Figure> show) {
    var figures = new ArrayList<Figure>();
    figures.add(show.apply(null, together));
    campaigns.forEach(campaign -> figures.add(show.apply(campaign, of(campaign))));
    return figures;
  }

  private S of(String campaign) {
    return byId.computeIfAbsent(campaign, _ -> nothing.get());
  }
}
