package io.dealstream.recount;

import io.dealstream.recount.Counting.Figure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What a metric keeps of each stage. */
final class ByStage<S> {

  private final Supplier<S> nothing;
  private final Map<String, S> byId = new TreeMap<>();

  ByStage(Supplier<S> nothing) {
    this.nothing = nothing;
  }

  S of(String stage) {
    return byId.computeIfAbsent(stage, _ -> nothing.get());
  }

  /** Of the pipeline's stages, and of those it no longer has. */
  List<Figure> each(List<String> stages, BiFunction<String, S, Figure> show) {
    var all = new LinkedHashSet<>(stages);
    all.addAll(byId.keySet());
    return all.stream().map(stage -> show.apply(stage, of(stage))).toList();
  }
}
