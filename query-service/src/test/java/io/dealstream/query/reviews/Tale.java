package io.dealstream.query.reviews;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.STAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.alerts.StuckDeals.Stuck;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What happens to some deals, and what the review says of it. */
final class Tale {

  private final Service service;
  private final PipelineEvent.Created pipeline;
  private final String p;
  private final List<DomainEvent> events = new ArrayList<>();
  private final Map<String, Integer> visits = new HashMap<>();
  private final List<Stuck> alerts = new ArrayList<>();
  private final List<DealAlert> toldAlerts = new ArrayList<>();

  Tale(Service service, PipelineEvent.Created pipeline) {
    this.service = service;
    this.pipeline = pipeline;
    this.p = pipeline.pipelineId();
  }

  Tale with(DomainEvent event) {
    events.add(event);
    return this;
  }

  Tale opened(String deal, String name, String stage, String amount, String at) {
    var money = money(amount);
    return with(
        new DealEvent.Opened(
            deal,
            p,
            0,
            name,
            stage,
            visit(deal, stage),
            true,
            null,
            money,
            money,
            "rita",
            "north",
            "web",
            null,
            null,
            null,
            null,
            null,
            Via.API,
            Instant.parse(at)));
  }

  Tale opened(String deal, String stage, String amount, String at) {
    return opened(deal, "Deal " + deal, stage, amount, at);
  }

  Tale moved(String deal, String from, String to, String at) {
    var steps = STAGES.indexOf(to) - STAGES.indexOf(from);
    return with(
        new DealEvent.StageChanged(
            deal,
            p,
            0,
            from,
            to,
            steps > 0 ? Direction.FORWARD : Direction.BACKWARD,
            Math.max(0, steps - 1),
            visit(deal, to),
            true,
            null,
            "rita",
            "north",
            "web",
            null,
            Via.API,
            Instant.parse(at)));
  }

  Tale won(String deal, String from, String amount, String at) {
    var money = money(amount);
    return with(
        new DealEvent.Won(
            deal,
            p,
            0,
            from,
            money,
            money,
            "rita",
            "north",
            "web",
            null,
            Via.API,
            Instant.parse(at)));
  }

  Tale lost(String deal, String from, String amount, String reason, String at) {
    var money = money(amount);
    return with(
        new DealEvent.Lost(
            deal,
            p,
            0,
            from,
            money,
            money,
            "rita",
            "north",
            "web",
            reason,
            Via.API,
            Instant.parse(at)));
  }

  Tale missed(String deal, String activity, String title, String stage, String at) {
    return with(
        new DealEvent.ActivityFellDue(
            deal,
            p,
            activity,
            ActivityType.FOLLOW_UP,
            title,
            Instant.parse(at),
            stage,
            "rita",
            "north",
            "web",
            Via.CLOCK,
            Instant.parse(at)));
  }

  Tale done(String deal, String activity, String stage, String at) {
    return with(
        new DealEvent.ActivityCompleted(
            deal,
            p,
            activity,
            ActivityType.FOLLOW_UP,
            null,
            null,
            stage,
            "rita",
            "north",
            Instant.parse(at),
            "rita",
            "north",
            "web",
            null,
            Via.API,
            Instant.parse(at)));
  }

  /**
   * @param cleared null while it stands
   */
  void alert(String deal, String stage, AlertKind kind, String raised, String cleared) {
    var since = Instant.parse(raised);
    var id = DealAlert.id(deal, p, stage, 1, kind, since);
    var at = cleared == null ? since : Instant.parse(cleared);
    var state = cleared == null ? AlertState.RAISED : AlertState.CLEARED;
    var told =
        new DealAlert(
            id,
            kind,
            state,
            deal,
            p,
            stage,
            1,
            7,
            at,
            cleared == null ? null : since,
            "rita",
            "north",
            "web",
            1,
            10);
    toldAlerts.add(told);
    alerts.add(
        new Stuck(
            kind, deal, stage, 7, since, cleared == null ? null : at, "rita", "north", "web"));
  }

  /** All of it, once it can be seen. */
  void publish() {
    Publisher.SHARED.publish(pipeline);
    Publisher.SHARED.publish(events);
    toldAlerts.forEach(
        alert ->
            Publisher.SHARED.send(
                List.of(
                    new ProducerRecord<>(
                        Topics.DEAL_ALERTS.name(),
                        alert.dealId(),
                        EventJson.MAPPER.writeValueAsBytes(alert)))));
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(
        () -> {
          assertThat(count(database, "deal_history")).isEqualTo(events.size());
          assertThat(count(database, "alert")).isEqualTo(alerts.size());
        });
  }

  private long count(JdbcClient database, String table) {
    return database
        .sql("SELECT count(*) FROM " + table + " WHERE pipeline_id = ?")
        .param(p)
        .query(Long.class)
        .single();
  }

  /** Made of these events, with no service around it. */
  JsonNode drafted(String period, String day) {
    return new Drafted(pipeline, events, alerts)
        .review(period, day, "all", Instant.parse("2026-03-25T12:00:00Z"));
  }

  /** As the service tells it. */
  JsonNode review(String more) {
    var answer = service.get("/api/reviews?pipeline=" + p + more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private int visit(String deal, String stage) {
    return visits.merge(deal + "|" + stage, 1, Integer::sum);
  }

  private static Money money(String amount) {
    return amount == null ? null : Money.of(amount, "EUR");
  }
}
