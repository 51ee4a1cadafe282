package io.dealstream.command.contact;

import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.contact.Contact;
import org.jspecify.annotations.Nullable;

/** What may be kept of a person. No refusal repeats what was written: an answer may be logged. */
final class ContactRules {

  /** What mail servers take. */
  private static final int LONGEST_ADDRESS = 254;

  private static final int LONGEST_NUMBER = 50;

  private ContactRules() {}

  /**
   * @return blank fields left out
   * @throws Refused where a field cannot be kept
   */
  static Contact check(Contact asked) {
    return new Contact(
        Ids.addressable("id", asked.id()),
        asked.version(),
        Texts.name("name", asked.name()).strip(),
        email(asked.email()),
        phone(asked.phone()),
        asked.company() == null || asked.company().isBlank()
            ? null
            : Texts.name("company", asked.company()).strip(),
        Texts.lines("notes", asked.notes()));
  }

  /** Whether somebody reads it there is seen when one writes; this only catches the wrong field. */
  private static @Nullable String email(@Nullable String asked) {
    var address = Texts.lines("email", asked);
    if (address == null) {
      return null;
    }
    var at = address.indexOf('@');
    if (at < 1
        || at == address.length() - 1
        || at != address.lastIndexOf('@')
        || address.length() > LONGEST_ADDRESS
        || address.chars().anyMatch(Character::isWhitespace)) {
      throw new Refused(
          "invalid-email", "email", "one address, " + LONGEST_ADDRESS + " characters at most");
    }
    return address;
  }

  private static @Nullable String phone(@Nullable String asked) {
    var number = Texts.lines("phone", asked);
    if (number == null) {
      return null;
    }
    if (number.length() > LONGEST_NUMBER
        || number.chars().noneMatch(Character::isDigit)
        || number.indexOf('\n') >= 0) {
      throw new Refused(
          "invalid-phone", "phone", "one number, " + LONGEST_NUMBER + " characters at most");
    }
    return number;
  }
}
