package io.dealstream.metrics.figures;

import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.metrics.figures.Unsent.Pace;
import io.dealstream.metrics.stores.Sum;
import io.dealstream.metrics.stores.Waiting;
import io.dealstream.metrics.stores.WriteBehind;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Sums;
import io.dealstream.metrics.tally.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Folds what stage 1 sends and publishes what it comes to: a figure's first change at once, then
 * those of all of time at most ten times a second, those of other windows once a second, and of
 * theirs those of an owner, a team or a source every fifteen seconds.
 *
 * <p>A day's numbers are added to those of its week and its month whenever they are sent, and a
 * month's to those of its quarter: so a busy figure is not folded five times for each event.
 */
public final class Figures extends ContextualProcessor<String, Change, String, MetricRecord<?>> {

  private static final String FIGURES = "figures";
  private static final String PAGES = "pages";
  private static final String TERMS = "terms";
  private static final String LIVE = "dirty";
  private static final String WINDOWED = "dirty-pages";
  private static final Duration CLOCK = Duration.ofSeconds(1);

  /** Fewer than may be sent, as all that is looked at may be of another day. */
  private static final int LOOKED_AT = 300;

  /** Eight thousand figures a second. */
  private static final Pace LIVE_PACE = new Pace(_ -> 100, 100, 200, 80_000);

  private static final long OF_ALL = 1_000;

  /** With hundreds of owners hardly a change would meet another one in less. */
  private static final long OF_SEGMENTS = 15_000;

  /**
   * Sixteen hundred pages a second. A page that waits takes one or two kilobytes: enough may wait
   * that years of history can be read in.
   */
  private static final Pace WINDOWED_PACE =
      new Pace(page -> PageKey.isOfAll(page) ? OF_ALL : OF_SEGMENTS, OF_SEGMENTS, 40, 80_000);

  /** Where others are sent that are looked at live, and ticks are late. */
  private static final int BESIDE = 8;

  private final Publishing publishing;
  private final Freshness freshness;
  private final Pace livePace;
  private final Pace windowedPace;
  private final int beside;
  private final Days days = new Days();
  private final Backlog backlog = new Backlog();
  private final Ticks ticks = new Ticks();

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Tally> figures;
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Page> pages;
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Page> trailingPages;
  private @SuppressWarnings("NullAway.Init") WriteBehind<Terms> terms;
  private @SuppressWarnings("NullAway.Init") Trailing trailing;
  private @SuppressWarnings("NullAway.Init") ChangeOfDay changeOfDay;
  private @SuppressWarnings("NullAway.Init") Undated undated;
  private @SuppressWarnings("NullAway.Init") Unsent<Tally> live;
  private @SuppressWarnings("NullAway.Init") Unsent<Page> windowed;
  private @SuppressWarnings("NullAway.Init") Commits commits;
  private long sentOfOld;

  /**
   * @param partitions that share what may be sent
   */
  public Figures(List<Showing<?>> metrics, Freshness freshness, int partitions) {
    publishing = new Publishing(metrics);
    this.freshness = freshness;
    livePace = LIVE_PACE.ofOneIn(partitions);
    windowedPace = WINDOWED_PACE.ofOneIn(partitions);
    beside = Math.max(1, BESIDE / partitions);
  }

  public static Stream<StoreBuilder<?>> stores() {
    return Stream.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FIGURES), Serdes.String(), Tally.CODEC)
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PAGES), Serdes.String(), Page.CODEC)
            .withCachingEnabled(),
        Trailing.store(),
        Undated.store(),
        WriteBehind.store(TERMS, Terms.CODEC),
        Waiting.store(LIVE, Tally.CODEC, Sum.of(Tally::plus)),
        Waiting.store(WINDOWED, Page.CODEC, Page.SUM));
  }

  public static String[] storeNames() {
    return new String[] {FIGURES, PAGES, Trailing.STORE, Undated.STORE, TERMS, LIVE, WINDOWED};
  }

  @Override
  public void init(ProcessorContext<String, MetricRecord<?>> context) {
    super.init(context);
    figures = context.getStateStore(FIGURES);
    pages = context.getStateStore(PAGES);
    trailingPages = context.getStateStore(Trailing.STORE);
    terms = context.getStateStore(TERMS);
    trailing = new Trailing(trailingPages, this::page, this::showAgain);
    changeOfDay = new ChangeOfDay(rounds());
    undated = new Undated(context.getStateStore(Undated.STORE));
    Waiting<Tally> changed = context.getStateStore(LIVE);
    live = new Unsent<>(changed, livePace, this::fold);
    windowed = new Unsent<>(context.getStateStore(WINDOWED), windowedPace, this::foldPage);
    commits = new Commits(context::commit, changed::commits, backlog, ticks);
    context.schedule(Ticks.LENGTH, PunctuationType.WALL_CLOCK_TIME, this::tick);
    context.schedule(CLOCK, PunctuationType.WALL_CLOCK_TIME, this::changeDays);
  }

  private void tick(long now) {
    var passed = ticks.passed(now);
    var sent = live.tick(now, liveNow(passed, now));
    windowed.tick(now, backlog.isOld(now) ? 0 : windowsBeside(sent, passed));
    commits.tick(sent > 0 || live.hasSent(), now);
  }

  /** Of old events, what changes in a second goes out together. */
  private int liveNow(int ticks, long now) {
    if (!backlog.isOld(now)) {
      return livePace.most() * ticks;
    }
    if (now - sentOfOld < Backlog.OF_OLD) {
      return 0;
    }
    sentOfOld = now;
    return livePace.most() * (int) (Backlog.OF_OLD / Ticks.LENGTH.toMillis());
  }

  /** Few where others are sent and ticks are late: there is hardly time for what is live. */
  private int windowsBeside(int sent, int ticks) {
    return ticks * (sent == 0 || ticks == 1 ? windowedPace.most() : beside);
  }

  @Override
  public void process(Record<String, Change> record) {
    switch (record.value()) {
      case Additions additions -> add(record.key(), additions);
      case Terms said -> settle(said);
    }
  }

  private void add(String group, Additions additions) {
    var now = context().currentSystemTimeMs();
    backlog.saw(additions.recordedAt(), now);
    if (backlog.isOld(now)) {
      live.hold();
      windowed.hold();
    }
    additions
        .byItem()
        .forEach((item, tally) -> change(FigureKey.of(group, Window.ALL.word(), item), tally));
    var said = termsOf(group);
    if (said == null) {
      undated.add(group, additions);
    } else {
      addToWindows(group, additions, said);
    }
  }

  private void addToWindows(String group, Additions additions, Terms said) {
    var endsNow = publishing.windowsOf(group) == Windows.ENDING_NOW;
    var gained = new LinkedHashMap<String, Sums<String>>();
    for (var gain : additions.gains()) {
      var spot = gain.spot();
      if (!spot.isPresent() || endsNow) {
        gained
            .computeIfAbsent(windowOf(spot, said), _ -> new Sums<>())
            .add(spot.item(), gain.tally());
      }
    }
    gained.forEach(
        (window, items) -> changePage(PageKey.of(group, window), new Page(items.tallies())));
  }

  private String windowOf(Spot spot, Terms said) {
    return spot.isPresent() ? Window.TRAILING : days.of(spot.quarter(), said.zone());
  }

  private void change(String key, Tally delta) {
    live.add(key, delta, context().currentSystemTimeMs());
  }

  private void changePage(String key, Page delta) {
    windowed.add(key, delta, context().currentSystemTimeMs());
  }

  private void showAgain(String page, Collection<String> items) {
    var nothing = new LinkedHashMap<String, Tally>();
    items.forEach(item -> nothing.put(item, Tally.NONE));
    changePage(page, new Page(nothing));
  }

  /** Every figure that depends on the terms is made again under the new ones. */
  private void settle(Terms said) {
    var before = terms.get(said.pipelineId());
    terms.put(said.pipelineId(), said);
    undated.takeAll(said.pipelineId(), (group, additions) -> addToWindows(group, additions, said));
    for (var prefix : publishing.concernedBy(before, said)) {
      each(figures, prefix, (key, _) -> settle(key, before, said));
      each(pages, prefix, (key, page) -> settlePage(key, page, before, said));
      each(trailingPages, prefix, (key, page) -> settlePage(key, page, before, said));
    }
  }

  private static <V> void each(
      KeyValueStore<String, V> store, String prefix, BiConsumer<String, V> found) {
    try (var all = store.prefixScan(prefix, new StringSerializer())) {
      all.forEachRemaining(entry -> found.accept(entry.key, entry.value));
    }
  }

  private void settle(String key, @Nullable Terms before, Terms said) {
    if (publishing.madeAgain(key, said)) {
      change(key, Tally.NONE);
    }
    takeOffWhatIsGone(key, before, said);
  }

  private void settlePage(String key, Page page, @Nullable Terms before, Terms said) {
    var items = page.byItem().keySet();
    showAgain(
        key,
        items.stream()
            .filter(item -> publishing.madeAgain(PageKey.figure(key, item), said))
            .toList());
    items.forEach(item -> takeOffWhatIsGone(PageKey.figure(key, item), before, said));
  }

  private void takeOffWhatIsGone(String key, @Nullable Terms before, Terms said) {
    if (before != null) {
      publishing
          .gone(key, before, said)
          .forEach(gone -> context().forward(new Record<>(gone, null, said.recordedAt())));
    }
  }

  private void changeDays(long now) {
    var left = LOOKED_AT;
    for (var pipelineId : terms.keys().toList()) {
      if (terms.get(pipelineId) instanceof Terms said) {
        left -= changeOfDay.tick(pipelineId, Today.in(said.zone(), now), left);
      }
    }
  }

  private List<Round<?>> rounds() {
    var rounds = new ArrayList<Round<?>>();
    rounds.add(trailing.round((key, page) -> showAgain(key, page.byItem().keySet())));
    for (var metric : publishing.growingOlder()) {
      UnaryOperator<String> prefix = pipelineId -> GroupKey.allOf(pipelineId, metric);
      rounds.add(
          new Round<>(figures, prefix, GoingOn::isOver, (key, _) -> change(key, Tally.NONE)));
      rounds.add(
          new Round<>(
              pages,
              prefix,
              GoingOn::isOver,
              (key, page) -> showAgain(key, GoingOn.itemsOf(page))));
    }
    return rounds;
  }

  private void fold(String key, Tally delta) {
    var said = termsOf(key);
    var before = kept(key);
    var sum = before.plus(Publishing.withoutMark(delta).withoutWhenItCame());
    var figure = said != null && sum.goesOn() ? GoingOn.upTo(today(said), sum) : sum;
    if (!figure.equals(before)) {
      figures.put(key, figure);
    }
    send(key, other -> other.equals(key) ? figure : kept(other), delta, said);
  }

  private void foldPage(String key, Page delta) {
    var said = Objects.requireNonNull(termsOf(key), "a page in no known zone");
    var gained = delta.each(Publishing::withoutMark);
    var today = today(said);
    var page =
        PageKey.isTrailing(key) ? trailing.fold(key, gained, today) : addTo(key, gained, today);
    delta
        .byItem()
        .forEach(
            (item, change) ->
                send(
                    PageKey.figure(key, item),
                    other -> page.of(FigureKey.itemOf(other)),
                    change,
                    said));
    if (!delta.isNothing()) {
      var all = publishing.windowsOf(key) == Windows.EVERY;
      PageKey.coarser(key, today.day()).stream()
          .filter(wider -> all || PageKey.isTrailing(wider))
          .forEach(wider -> changePage(wider, delta));
    }
  }

  private Page addTo(String key, Page gained, Today today) {
    var before = page(key);
    var page = GoingOn.upTo(today, before.plus(gained), gained.byItem().keySet());
    if (!gained.isNothing() || GoingOn.isOver(before, today)) {
      pages.put(key, page);
    }
    return page;
  }

  private Page page(String key) {
    return Objects.requireNonNullElse(pages.get(key), Page.EMPTY);
  }

  private Tally kept(String key) {
    return Objects.requireNonNullElse(figures.get(key), Tally.NONE);
  }

  private @Nullable Terms termsOf(String key) {
    return terms.get(FigureKey.pipelineOf(key));
  }

  private Today today(Terms said) {
    return Today.in(said.zone(), context().currentSystemTimeMs());
  }

  /** Publishes what the change of a key's numbers has changed. */
  private void send(
      String key, Function<String, Tally> numbers, Tally delta, @Nullable Terms said) {
    var records = publishing.records(key, numbers, delta.has(Slots.CORRECTION), said);
    records.forEach(
        p ->
            context().forward(new Record<>(p.key(), p.record(), p.record().asOf().toEpochMilli())));
    if (!records.isEmpty() && delta.has(Slots.AS_OF)) {
      freshness.sent(
          FigureKey.isOfAllTime(key), delta.get(Slots.AS_OF, 0), context().currentSystemTimeMs());
    }
  }
}
