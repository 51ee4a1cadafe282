package io.dealstream.query.webhooks;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message, and what proves whose it is and that it is whole, as Standard Webhooks have it: the
 * HMAC-SHA256 of id, timestamp and body, with full stops between them.
 *
 * @param id the event's, so that it is the same however often it is sent
 * @param timestamp of this attempt, in seconds
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Signed(String id, long timestamp, String signature, byte[] body) {

  static Signed of(Message message, byte[] secret, Instant now) {
    var timestamp = now.getEpochSecond();
    var hmac = Secrets.hmac(secret, message.id() + '.' + timestamp + '.', message.body());
    return new Signed(
        message.id(), timestamp, "v1," + Base64.getEncoder().encodeToString(hmac), message.body());
  }

  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put("webhook-signature", signature);
    return headers;
  }
}
