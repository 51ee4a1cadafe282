package io.dealstream.local.verify.figures;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.recount.Recount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The stored events that figures are made of, to be counted up to wherever a figure has come. */
final class EventLog {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private record Entry<E extends DomainEvent>(long position, String partition, E event) {

    boolean isIn(Cut cut) {
      return cut.contains(partition, position);
    }
  }

  private final Map<String, List<Entry<DealEvent>>> deals = new LinkedHashMap<>();
  private final List<Entry<PipelineEvent>> pipelines = new ArrayList<>();
  private final List<Entry<DomainEvent>> around = new ArrayList<>();
  private final Map<String, ZoneId> zones = new HashMap<>(Map.of(Company.ID, Company.ZONE));
  private long last;

  /**
   * @param partition it stands in, {@code topic-number}
   */
  void add(long position, String partition, DomainEvent event) {
    switch (event) {
      case DealEvent e ->
          deals
              .computeIfAbsent(e.dealId(), _ -> new ArrayList<>(4))
              .add(new Entry<>(position, partition, e));
      case PipelineEvent e -> {
        pipelines.add(new Entry<>(position, partition, e));
        zones.put(e.pipelineId(), ZoneId.of(e.definition().zone()));
      }
      case LeadEvent _, CustomerEvent _, CampaignEvent _ ->
          around.add(new Entry<>(position, partition, event));
      default -> {}
    }
    last = Math.max(last, position);
  }

  /** The position of the newest event in it. */
  long last() {
    return last;
  }

  /** Of the pipelines there are, and of the company. */
  Map<String, ZoneId> zones() {
    return zones;
  }

  Optional<ZoneId> zone(String pipelineId) {
    return Optional.ofNullable(zones.get(pipelineId));
  }

  /**
   * All that a cut contains.
   *
   * @param now what is spent on days to come is not spent yet
   */
  Recount recount(Cut cut, Instant now) {
    return recount(cut, now, Ingredients.ALL);
  }

  /**
   * What a cut contains of what a figure can be made of.
   *
   * @param now what is spent on days to come is not spent yet
   */
  Recount recount(Cut cut, Instant now, Ingredients ingredients) {
    var recount = new Recount();
    recount.daysBefore(whenTheStreamTakesTomorrow(now));
    // A figure that depends on no version of its pipeline does not say which it was made under.
    var versionsCut = cut.speaksOf(Topics.PIPELINE_EVENTS.name());
    pipelines.stream().filter(e -> !versionsCut || e.isIn(cut)).forEach(e -> add(recount, e));
    for (var events : deals.values()) {
      if (ingredients.deals().test(events.stream().map(Entry::event).toList())) {
        events.stream().filter(e -> e.isIn(cut)).forEach(e -> add(recount, e));
      }
    }
    if (ingredients.around()) {
      around.stream().filter(e -> e.isIn(cut)).forEach(e -> add(recount, e));
    }
    return recount;
  }

  /**
   * A day's spending is in the figures as soon as the day begins, and what begins in the next
   * quarter of an hour by anybody's clock has begun.
   */
  private static Instant whenTheStreamTakesTomorrow(Instant now) {
    var quarters = Math.floorDiv(now.toEpochMilli(), QUARTER.toMillis());
    return Instant.ofEpochMilli((quarters + 2) * QUARTER.toMillis());
  }

  /** An event that was changed may contradict those before it. */
  private static void add(Recount recount, Entry<?> entry) {
    try {
      recount.add(entry.event());
    } catch (IllegalStateException | NoSuchElementException contradiction) {
      throw new Refusal(
          "no figure can be counted: the event at position %d contradicts those before it (%s)"
              .formatted(entry.position(), contradiction.getMessage()),
          contradiction);
    }
  }
}
