package io.dealstream.command.contact;

import io.dealstream.background.Rounds;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.http.Answers;
import io.dealstream.command.http.IfMatch;
import io.dealstream.command.http.Version;
import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/contacts/{id}")
class ContactController {

  private final ContactTable contacts;
  private final Rounds sending;

  ContactController(ContactTable contacts, Rounds contactRounds) {
    this.contacts = contacts;
    this.sending = contactRounds;
  }

  /** Keeps a person, or what is new of them; a field that is left out is forgotten. */
  @PutMapping
  ResponseEntity<Version> put(
      @PathVariable String id, @RequestBody ContactBody body, IfMatch seen, Caller caller) {
    if (body.id() != null && !body.id().equals(id)) {
      throw Problem.malformed("id-mismatch", "id", "the body's id is not the address's");
    }
    var written = contacts.put(body.of(id), seen.version(), caller.id());
    sending.wake();
    var answer = new Answer.Done(written.version(), 1);
    return written.created()
        ? Answers.created("/api/contacts", id, answer)
        : Answers.changed(id, answer);
  }

  /** Erases a person for good. What events say of the id stays, and says nothing any more. */
  @DeleteMapping
  ResponseEntity<Version> erase(@PathVariable String id, IfMatch seen) {
    var version = contacts.erase(id, seen.version());
    sending.wake();
    return Answers.changed(id, new Answer.Done(version, 1));
  }
}
