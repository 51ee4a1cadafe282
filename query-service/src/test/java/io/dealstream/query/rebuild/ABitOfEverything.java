package io.dealstream.query.rebuild;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.newId;

import io.dealstream.events.EventJson;
import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.contact.Contact;
import io.dealstream.events.deal.Addressee;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.goal.GoalEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.topic.Topics;
import io.dealstream.events.transcript.Transcript;
import io.dealstream.query.support.Figure;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Something for every read model. */
final class ABitOfEverything {

  private ABitOfEverything() {}

  /**
   * @return the pipeline that deals are in
   */
  static String publish(int seed, int events) {
    var p = newId("p");
    var publisher = OwnTopics.PUBLISHER;
    publisher.publish(Sample.pipeline(p), Sample.pipeline(RandomHistory.other(p)));
    var history = new RandomHistory(seed, p);
    for (var done = 0; done < events; done += 250) {
      publisher.publish(history.next(250, events / 8));
    }
    var deal = newId("d");
    var lead = newId("l");
    publisher.publish(
        Sample.opened(deal, p, "pitch", "10.00"),
        Sample.planned(deal, p, "a1", "call", FRIDAY, TUESDAY),
        Sample.planned(deal, p, "a2", "write", FRIDAY, TUESDAY),
        Sample.putOff(deal, p, "a2", FRIDAY.plusSeconds(60), TUESDAY),
        Sample.done(deal, p, "a1", "otto", TUESDAY, TUESDAY),
        Sample.told(deal, p, new Addressee(Addressee.Kind.TEAM, "north"), "look", TUESDAY),
        new LeadEvent.Captured(lead, "Yard", null, "anna", null, null, null, null, Via.API, MONDAY),
        new GoalEvent.Created(newId("g"), 0, goal(p), null, Via.API, MONDAY));
    publisher.figures(Figure.winRate(p, 3, 2), Figure.winRate(p, 4, 2));
    publisher.send(aside(p, deal, lead));
    return p;
  }

  private static GoalDefinition goal(String p) {
    var target = new BigDecimal("10");
    return new GoalDefinition("win-rate", target, "month:2026-03", p, null, null, "won", null);
  }

  private static List<ProducerRecord<String, byte[]>> aside(String p, String deal, String lead) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var n = 0; n < 3; n++) {
      var contact = new Contact(newId("c"), n, "Anna " + n, null, null, "Yard", null);
      records.add(record(Topics.CONTACTS.name(), contact.id(), contact));
      if (n == 1) {
        records.add(new ProducerRecord<>(Topics.CONTACTS.name(), contact.id(), null));
      }
    }
    var transcript = new Transcript(deal, "a1", "they spoke of cranes", null);
    records.add(record(Topics.TRANSCRIPTS.name(), transcript.key(), transcript));
    var score =
        new LeadScore(
            lead, 1, BigDecimal.ONE, List.of(), null, List.of(), "none", "all@0", FRIDAY, 0, 1);
    records.add(record(Topics.LEAD_SCORES.name(), lead, score));
    var alert = alert(p, deal);
    records.add(record(Topics.DEAL_ALERTS.name(), deal, alert));
    return records;
  }

  private static DealAlert alert(String p, String deal) {
    var id = DealAlert.id(deal, p, "pitch", 1, AlertKind.IDLE, FRIDAY);
    return new DealAlert(
        id,
        AlertKind.IDLE,
        AlertState.RAISED,
        deal,
        p,
        "pitch",
        1,
        7,
        FRIDAY,
        null,
        "rita",
        "north",
        "web",
        0,
        1);
  }

  private static ProducerRecord<String, byte[]> record(String topic, String key, Object value) {
    return new ProducerRecord<>(topic, key, EventJson.MAPPER.writeValueAsBytes(value));
  }
}
