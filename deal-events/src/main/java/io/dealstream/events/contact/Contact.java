package io.dealstream.events.contact;

import org.jspecify.annotations.Nullable;

/**
 * A person as the topic of contacts tells of them, in the newest version. Events name a contact by
 * its id alone; a record without a value says that the contact was erased.
 *
 * @param id the record's key too
 * @param version from 0; from 0 again where an erased contact was entered anew
 */
public record Contact(
    String id,
    long version,
    String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String company,
    @Nullable String notes) {

  /** Personal data must not come into a log by accident. */
  @Override
  public String toString() {
    return "contact " + id + " version " + version;
  }
}
