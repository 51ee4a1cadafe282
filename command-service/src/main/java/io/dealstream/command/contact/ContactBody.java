package io.dealstream.command.contact;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.events.contact.Contact;
import org.jspecify.annotations.Nullable;

/** What callers send about a person. */
record ContactBody(
    @Nullable String id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String company,
    @Nullable String notes) {

  Contact of(String contactId) {
    return ContactRules.check(
        new Contact(contactId, 0, needed("name", name), email, phone, company, notes));
  }

  /** Personal data must not come into a log by accident. */
  @Override
  public String toString() {
    return "a contact";
  }
}
