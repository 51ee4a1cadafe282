package io.dealstream.query.contacts;

import io.dealstream.events.EventJson;
import io.dealstream.events.contact.Contact;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.intake.Receiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Keeps the newest of each contact, and nothing of one that was erased. A record that cannot be
 * read is kept nowhere, since nobody could erase it there: the contact is left out until its next
 * record.
 */
@Component
class ContactReceiver implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(ContactReceiver.class);

  private final ContactTable table;

  ContactReceiver(ContactTable table) {
    this.table = table;
  }

  @Override
  public Feed feed() {
    return Feed.CONTACTS;
  }

  @Override
  public void receive(List<ConsumerRecord<String, byte[]>> records) {
    var newest = new LinkedHashMap<String, Optional<Contact>>();
    for (var record : records) {
      if (record.key() != null) {
        newest.put(record.key(), read(record));
      }
    }
    table.replace(newest.values().stream().flatMap(Optional::stream).toList());
    table.erase(
        newest.entrySet().stream()
            .filter(contact -> contact.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Optional<Contact> read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      var contact = EventJson.MAPPER.readValue(record.value(), Contact.class);
      if (record.key().equals(contact.id()) && contact.name() != null) {
        return Optional.of(contact);
      }
    } catch (JacksonException unreadable) {
      LOG.debug("no contact: {}", unreadable.getClass().getName()); // its message tells the value
    }
    leftOut(record);
    return Optional.empty();
  }

  @Override
  public void setAside(ConsumerRecord<String, byte[]> record, String why) {
    leftOut(record);
    table.erase(List.of(record.key()));
  }

  private static void leftOut(ConsumerRecord<String, byte[]> record) {
    LOG.error(
        "{}-{}@{} is no contact and was left out",
        record.topic(),
        record.partition(),
        record.offset());
  }
}
