package io.dealstream.query.alerts;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.query.intake.Complete;
import io.dealstream.query.intake.DeadLetters;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.intake.Receiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Keeps each alert in its newest state, however often it is told. */
@Component
class AlertReceiver implements Receiver {

  private final AlertTable table;
  private final DeadLetters deadLetters;

  AlertReceiver(AlertTable table, DeadLetters deadLetters) {
    this.table = table;
    this.deadLetters = deadLetters;
  }

  @Override
  public Feed feed() {
    return Feed.ALERTS;
  }

  @Override
  public void receive(List<ConsumerRecord<String, byte[]>> records) {
    var newest = new LinkedHashMap<String, DealAlert>();
    records.forEach(record -> take(record, newest));
    table.save(List.copyOf(newest.values()));
  }

  private void take(ConsumerRecord<String, byte[]> record, Map<String, DealAlert> newest) {
    try {
      var alert = read(record);
      newest.merge(alert.alertId(), alert, AlertReceiver::later);
    } catch (JacksonException | IllegalArgumentException bad) {
      deadLetters.keep(record, String.valueOf(bad.getMessage()));
    }
  }

  private static DealAlert later(DealAlert one, DealAlert other) {
    return other.sequence() > one.sequence() ? other : one;
  }

  private static DealAlert read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new IllegalArgumentException("it has no value");
    }
    var alert = EventJson.MAPPER.readValue(record.value(), DealAlert.class);
    if (alert == null) {
      throw new IllegalArgumentException("null is no alert");
    }
    Complete.checked(alert);
    if (!alert.dealId().equals(record.key())) {
      throw new IllegalArgumentException("the value belongs to the key " + alert.dealId());
    }
    if ((alert.state() == AlertState.CLEARED) != (alert.raisedAt() != null)) {
      throw new IllegalArgumentException("raisedAt is told where it was cleared, and only there");
    }
    return alert;
  }

  @Override
  public void setAside(ConsumerRecord<String, byte[]> record, String why) {
    deadLetters.keep(record, why);
  }
}
