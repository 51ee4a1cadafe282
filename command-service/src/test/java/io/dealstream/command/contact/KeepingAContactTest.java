package io.dealstream.command.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.contact.Contact;
import org.junit.jupiter.api.Test;

class KeepingAContactTest {

  @Test
  void what_is_blank_is_left_out_and_what_is_written_is_kept_as_it_is() {
    assertThat(
            body(" Anna Nowak ", "anna@example.com", " ", "", "likes tea\nand biscuits").of("c1"))
        .isEqualTo(
            new Contact(
                "c1", 0, "Anna Nowak", "anna@example.com", null, null, "likes tea\nand biscuits"));
  }

  @Test
  void each_field_has_its_bounds_and_a_refusal_does_not_repeat_what_was_written() {
    refused(body("x".repeat(201), null, null, null, null), "invalid-name", "name");
    refused(body("  ", null, null, null, null), "invalid-name", "name");
    refused(body("Ann\u0000", null, null, null, null), "invalid-text", "name");
    refused(body("Ann", "secret", null, null, null), "invalid-email", "email");
    refused(body("Ann", "@secret", null, null, null), "invalid-email", "email");
    refused(body("Ann", "secret@", null, null, null), "invalid-email", "email");
    refused(body("Ann", "secret@a@b", null, null, null), "invalid-email", "email");
    refused(body("Ann", "sec ret@a.b", null, null, null), "invalid-email", "email");
    refused(body("Ann", "secret@" + "a".repeat(250), null, null, null), "invalid-email", "email");
    refused(body("Ann", null, "secret", null, null), "invalid-phone", "phone");
    refused(body("Ann", null, "1".repeat(51), null, null), "invalid-phone", "phone");
    refused(body("Ann", null, null, "secret".repeat(40), null), "invalid-name", "company");
    refused(body("Ann", null, null, null, "secret".repeat(400)), "notes-too-long", "notes");
    var refused =
        catchThrowableOfType(Refused.class, () -> body("Ann", null, null, null, null).of("a/b"));
    assertThat(refused.refusal().field()).isEqualTo("id");
  }

  @Test
  void neither_a_body_nor_a_contact_tells_who_it_is_where_it_is_written_into_a_log() {
    var body = body("Anna", "anna@example.com", "1", "Yard", "tea");
    assertThat(body.toString() + body.of("c1"))
        .contains("c1")
        .doesNotContain("Anna", "anna", "Yard", "tea");
  }

  private static ContactBody body(
      String name, String email, String phone, String company, String notes) {
    return new ContactBody(null, name, email, phone, company, notes);
  }

  private static void refused(ContactBody body, String rule, String field) {
    var refused = catchThrowableOfType(Refused.class, () -> body.of("c1"));
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.refusal().rule()).isEqualTo(rule);
    assertThat(refused.refusal().field()).isEqualTo(field);
    assertThat(refused.toString()).doesNotContain("secret");
  }
}
