package io.dealstream.metrics.leadscore;

import io.dealstream.events.EventJson;
import io.dealstream.leadscore.bayes.NaiveBayes;
import io.dealstream.metrics.leadscore.Lead.Learnt;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Learns from every outcome, and scores a lead whenever something is told of it. The others, whose
 * signals fade and of whom the model may think differently by now, are scored again in rounds.
 */
final class ScoreLeads extends ContextualProcessor<String, News, String, byte[]> {

  private static final String STORE = "scored-leads";
  private static final Duration TICK = Duration.ofSeconds(1);

  /** Leads looked at between two events. */
  private static final int SLICE = 500;

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Lead> leads;
  private @SuppressWarnings("NullAway.Init") NaiveBayes model;
  private @SuppressWarnings("NullAway.Init") Scoring scoring;
  private @SuppressWarnings("NullAway.Init") Rounds rounds;

  static Stream<StoreBuilder<?>> stores() {
    return Stream.of(
        StoredCounts.builder(),
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), LeadCodec.CODEC)
            .withCachingEnabled());
  }

  static String[] storeNames() {
    return new String[] {StoredCounts.STORE, STORE};
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    leads = context.getStateStore(STORE);
    model = new NaiveBayes(new StoredCounts(context.getStateStore(StoredCounts.STORE)));
    scoring = new Scoring(model);
    rounds = new Rounds();
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::scoreSome);
  }

  @Override
  public void process(Record<String, News> record) {
    switch (record.value()) {
      case News.OfLead news -> change(news.leadId(), lead(news.leadId()).with(news));
      case News.OfDeal news when news.leadId() != null ->
          change(news.leadId(), lead(news.leadId()).with(news));
      case News.OfDeal news -> learn(learnt(news, news.before()), learnt(news, news.after()));
    }
  }

  private Lead lead(String leadId) {
    return Objects.requireNonNullElse(leads.get(leadId), Lead.UNHEARD_OF);
  }

  /** Of a deal that came of no lead all is known by its opening. */
  private static @Nullable Learnt learnt(News.OfDeal news, @Nullable Boolean won) {
    return won == null ? null : new Learnt(news.opening(), won);
  }

  private void change(String leadId, Lead changed) {
    var lead = changed;
    for (var deal : Map.copyOf(changed.deals()).entrySet()) {
      lead = learnAnew(lead, deal.getKey(), deal.getValue());
    }
    leads.put(leadId, lead);
    if (lead.isToBeScored()) {
      publish(leadId, lead);
    }
  }

  /** What was told of the lead may come after the deal's outcome, and belong before it. */
  private Lead learnAnew(Lead lead, String dealId, Lead.DealOfLead deal) {
    var now = deal.won() == null ? null : new Learnt(lead.featuresAtOpening(deal), deal.won());
    if (Objects.equals(now, deal.learnt())) {
      return lead;
    }
    learn(deal.learnt(), now);
    return lead.with(
        dealId, new Lead.DealOfLead(deal.opening(), deal.openedPosition(), deal.won(), now));
  }

  private void learn(@Nullable Learnt before, @Nullable Learnt now) {
    if (before != null) {
      model.forget(before.features(), before.won());
    }
    if (now != null) {
      model.learn(now.features(), now.won());
    }
    rounds.learnt();
  }

  private void scoreSome(long now) {
    var from = rounds.next(now);
    if (from == null) {
      return;
    }
    try (var rest = leads.range(from, null)) {
      for (var left = SLICE; left > 0 && rest.hasNext(); left--) {
        var entry = rest.next();
        rounds.passed(entry.key);
        if (entry.value.isToBeScored()) {
          publish(entry.key, entry.value);
        }
      }
      if (!rest.hasNext()) {
        rounds.ended();
      }
    }
  }

  private void publish(String leadId, Lead lead) {
    var now = context().currentSystemTimeMs();
    var score = scoring.score(leadId, lead, Instant.ofEpochMilli(now));
    context().forward(new Record<>(leadId, EventJson.MAPPER.writeValueAsBytes(score), now));
  }
}
