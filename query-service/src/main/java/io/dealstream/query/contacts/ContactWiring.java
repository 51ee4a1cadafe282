package io.dealstream.query.contacts;

import io.dealstream.events.contact.Contact;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.intake.NewestReceiver;
import io.dealstream.query.intake.Receiver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's parts. */
@Configuration(proxyBeanMethods = false)
class ContactWiring {

  @Bean
  Receiver contactReceiver(ContactTable contacts) {
    return new NewestReceiver<>(
        Feed.CONTACTS,
        Contact.class,
        (key, contact) -> key.equals(contact.id()) && contact.name() != null,
        contacts);
  }
}
