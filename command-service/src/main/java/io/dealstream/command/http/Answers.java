package io.dealstream.command.http;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Refusal;
import io.dealstream.edge.Problem;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** What a command came to, as HTTP says it. */
public final class Answers {

  private Answers() {}

  /** 201, and where it is to be found. */
  public static ResponseEntity<Version> created(String collection, String id, Answer answer) {
    return created(location(collection, id), id, answer);
  }

  /**
   * 201, and where in something else it is to be found.
   *
   * @param collection with a name in braces in the place of the other one's id
   */
  public static ResponseEntity<Version> created(
      String collection, String of, String id, Answer answer) {
    return created(location(collection, of, id), id, answer);
  }

  private static ResponseEntity<Version> created(URI at, String id, Answer answer) {
    return switch (answer) {
      case Answer.Done done ->
          versioned(ResponseEntity.created(at), done.version())
              .body(new Version(id, done.version()));
      case Answer.No no -> throw problem(no.refusal());
    };
  }

  /** 200, also where it changed nothing. */
  public static ResponseEntity<Version> changed(String id, Answer answer) {
    return switch (answer) {
      case Answer.Done done ->
          versioned(ResponseEntity.ok(), done.version()).body(new Version(id, done.version()));
      case Answer.No no -> throw problem(no.refusal());
    };
  }

  /** 200, with more to say than the version alone. */
  public static <B> ResponseEntity<B> changed(long version, B body) {
    return versioned(ResponseEntity.ok(), version).body(body);
  }

  /** 202, and where to see how it goes on. */
  public static <B> ResponseEntity<B> accepted(URI location, long version, B body) {
    return versioned(ResponseEntity.accepted().location(location), version).body(body);
  }

  /** JSON it is, so that no converter is asked what it could make of it. */
  private static ResponseEntity.BodyBuilder versioned(
      ResponseEntity.BodyBuilder answer, long version) {
    return answer.eTag(Etags.of(version)).contentType(MediaType.APPLICATION_JSON);
  }

  static Problem problem(Refusal r) {
    return switch (r.kind()) {
      case RULE -> Problem.refused(r.rule(), r.field(), r.detail());
      case UNKNOWN -> Problem.notFound(r.rule(), r.field(), r.detail());
      case EXISTS -> Problem.conflict(r.rule(), r.field(), r.detail());
      case NOT_YOURS -> Problem.forbidden(r.rule(), r.field(), r.detail());
      case MOVED_ON -> Problem.moved(r.rule(), r.field(), r.detail());
    };
  }

  private static URI location(String collection, Object... ids) {
    return UriComponentsBuilder.fromPath(collection)
        .pathSegment("{id}")
        .encode()
        .buildAndExpand(ids)
        .toUri();
  }
}
