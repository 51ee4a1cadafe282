package io.dealstream.query.contacts;

import io.dealstream.edge.Problem;
import io.dealstream.events.contact.Contact;
import io.dealstream.query.contacts.ContactTable.Numbered;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.paging.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** No answer is to be kept on the way: it could not be erased there. */
@RestController
class ContactController {

  private static final int USUAL_PAGE = 50;

  private final ContactTable contacts;

  ContactController(ContactTable contacts) {
    this.contacts = contacts;
  }

  /** Contacts that every word of the question is found in, the newest first; without one, all. */
  @GetMapping("/api/contacts")
  ResponseEntity<Page<Contact>> search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var size = Limit.of(limit, USUAL_PAGE);
    var found =
        Page.of(contacts.find(Question.of(q), Cursor.of(cursor), size), size, Numbered::number);
    var people = found.items().stream().map(Numbered::contact).toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Page<>(people, found.next()));
  }

  /** One contact, with its version as the ETag. */
  @GetMapping("/api/contacts/{id}")
  ResponseEntity<Contact> contact(@PathVariable String id) {
    var contact =
        contacts
            .find(id)
            .orElseThrow(
                () -> Problem.notFound("unknown-contact", "id", "there is no such contact"));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .eTag("\"" + contact.version() + "\"")
        .body(contact);
  }
}
