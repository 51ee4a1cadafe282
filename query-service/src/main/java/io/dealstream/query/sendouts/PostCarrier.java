package io.dealstream.query.sendouts;

import io.dealstream.events.audit.Envelope;
import io.dealstream.query.reviews.Paper;
import io.dealstream.query.webhooks.SignedPosts;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

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
            attributes(sending),
            paper.json());
    return posted.trouble() == null
        ? Outcome.taken(posted.status())
        : Outcome.failed(posted.status(), posted.trouble());
  }

  private Map<String, String> attributes(Sending sending) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("specversion", "1.0");
    attributes.put("id", sending.messageId());
    attributes.put("type", TYPE);
    attributes.put("source", Envelope.SOURCE);
    attributes.put("subject", sending.to().pipeline());
    attributes.put("time", clock.instant().toString());
    return attributes;
  }
}
