package io.dealstream.query.sendouts;

import io.dealstream.events.EventJson;
import io.dealstream.events.audit.Envelope;
import io.dealstream.query.reviews.Paper;
import io.dealstream.query.webhooks.SignedPosts;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonEncoding;

/** By HTTP, signed as webhooks are: a CloudEvent whose data is the review. */
@Component
class PostCarrier {

  static final String TYPE = "io.dealstream.review.v1";

  private final SignedPosts posts;
  private final Clock clock;

  PostCarrier(SignedPosts posts, Clock clock) {
    this.posts = posts;
    this.clock = clock;
  }

  Outcome send(Sending sending, Paper paper) {
    var to = sending.to();
    var posted =
        posts.post(
            URI.create(Objects.requireNonNull(to.url())),
            to.id(),
            Objects.requireNonNull(to.keyPrint()),
            sending.messageId(),
            body(sending, paper));
    return posted.trouble() == null
        ? Outcome.taken(posted.status())
        : Outcome.failed(posted.status(), posted.trouble());
  }

  private byte[] body(Sending sending, Paper paper) {
    var body = new ByteArrayOutputStream();
    try (var json = EventJson.MAPPER.createGenerator(body, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("specversion", "1.0");
      json.writeStringProperty("id", sending.messageId());
      json.writeStringProperty("type", TYPE);
      json.writeStringProperty("source", Envelope.SOURCE);
      json.writeStringProperty("subject", sending.to().pipeline());
      json.writeStringProperty("time", clock.instant().toString());
      json.writeStringProperty("datacontenttype", "application/json");
      json.writeName("data");
      json.writeRawValue(paper.json());
      json.writeEndObject();
    }
    return body.toByteArray();
  }
}
