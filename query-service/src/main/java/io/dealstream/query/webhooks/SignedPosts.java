package io.dealstream.query.webhooks;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends something else than an event, signed as webhooks are, and only where those may go. */
@Component
public class SignedPosts {

  /**
   * @param status what was answered; null where nothing was
   * @param trouble why it was not taken; null where it was
   */
  public record Posted(@Nullable Integer status, @Nullable String trouble) {}

  private final Receivers receivers;
  private final Secrets secrets;
  private final Courier courier;
  private final Clock clock;

  SignedPosts(Receivers receivers, Secrets secrets, Courier courier, Clock clock) {
    this.receivers = receivers;
    this.secrets = secrets;
    this.courier = courier;
    this.clock = clock;
  }

  /**
   * What the key is recognised by that secrets follow from.
   *
   * @throws io.dealstream.edge.Problem 503 where there is no key
   */
  public String keyPrint() {
    return secrets.print();
  }

  /** What is sent for that id is signed with, as it is told to the receiver, once. */
  public String secretOf(String id) {
    return Secrets.spelt(secrets.of(id));
  }

  /**
   * @throws io.dealstream.edge.Problem 400 where it is no address of a receiver, 422 where none may
   *     be there
   */
  public URI checked(@Nullable String url) {
    return receivers.checked(url);
  }

  /**
   * @param id whose secret it is signed with
   * @param keyPrint as it was when the secret was told
   * @param messageId the same each time it is sent
   * @param attributes of the CloudEvent that is sent in structured mode, but for its content type
   * @param data its data, which is JSON
   */
  public Posted post(
      URI url,
      String id,
      String keyPrint,
      String messageId,
      Map<String, String> attributes,
      String data) {
    if (!secrets.isOf(keyPrint)) {
      return new Posted(null, "the service's key is not the one that the secret follows from");
    }
    var message = Message.of(messageId, attributes, data);
    return switch (courier.take(url, Signed.of(message, secrets.of(id), clock.instant()))) {
      case Outcome.Taken(var status) -> new Posted(status, null);
      case Outcome.Refused(var status, _) -> new Posted(status, "answered " + status);
      case Outcome.Failed(var why) -> new Posted(null, why);
      case Outcome.Hopeless(var why) -> new Posted(null, why);
    };
  }
}
