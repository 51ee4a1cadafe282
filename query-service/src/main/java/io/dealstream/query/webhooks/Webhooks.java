package io.dealstream.query.webhooks;

import io.dealstream.edge.Problem;
import io.dealstream.events.EventNames;
import io.dealstream.query.pipelines.Pipelines;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what is asked for, or says why not. */
@Component
class Webhooks {

  /** Each batch of events is looked at for each of them. */
  private static final int MOST = 100;

  private final WebhookTable table;
  private final Receivers receivers;
  private final Pipelines pipelines;
  private final Secrets secrets;
  private final Clock clock;

  Webhooks(
      WebhookTable table, Receivers receivers, Pipelines pipelines, Secrets secrets, Clock clock) {
    this.table = table;
    this.receivers = receivers;
    this.pipelines = pipelines;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * @throws Problem where something of it is missing, malformed or not allowed
   */
  Webhook make(WebhookBody body, String by) {
    var keyPrint = secrets.print();
    var events = events(body.events());
    var url = receivers.checked(body.url());
    var pipeline = body.pipeline();
    if (pipeline != null) {
      pipelines.get(pipeline);
      events.forEach(Webhooks::mustBeOfAPipeline);
    }
    if (table.count() >= MOST) {
      throw Problem.refused("too-many-webhooks", "url", "there may be " + MOST);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var id = UUID.randomUUID().toString();
    var webhook = new Webhook(id, 0, url.toString(), events, pipeline, keyPrint, by, now);
    table.add(webhook);
    return webhook;
  }

  /**
   * @throws Problem 404 where there is none
   */
  Webhook get(String id) {
    return table.find(id).orElseThrow(() -> unknown(id));
  }

  /**
   * @throws Problem 404 where there is none
   */
  void delete(String id) {
    if (!table.delete(id)) {
      throw unknown(id);
    }
  }

  private static List<String> events(@Nullable List<@Nullable String> asked) {
    if (asked == null || asked.isEmpty()) {
      throw Problem.malformed("missing-field", "events", "at least one type is needed");
    }
    for (var n = 0; n < asked.size(); n++) {
      var type = asked.get(n);
      if (type == null || !EventNames.all().containsKey(type)) {
        throw Problem.malformed(
            "unknown-event", "events[" + n + "]", "a type is spelt like io.dealstream.deal.won.v1");
      }
    }
    return asked.stream().map(String::valueOf).distinct().toList();
  }

  private static void mustBeOfAPipeline(String type) {
    if (!Webhook.isOfAPipeline(EventNames.classOf(type))) {
      throw Problem.refused("event-of-no-pipeline", "pipeline", type + " happens in none");
    }
  }

  private static Problem unknown(String id) {
    return Problem.notFound("unknown-webhook", "id", "there is no webhook " + id);
  }
}
