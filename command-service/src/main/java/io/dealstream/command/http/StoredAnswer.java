package io.dealstream.command.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it went out, and goes out again. */
record StoredAnswer(
    int status,
    @Nullable String etag,
    @Nullable String location,
    @Nullable String contentType,
    byte[] body) {

  static StoredAnswer of(ResponseEntity<?> answer, JsonMapper json) {
    var headers = answer.getHeaders();
    var type = headers.getContentType();
    return new StoredAnswer(
        answer.getStatusCode().value(),
        headers.getETag(),
        headers.getFirst(HttpHeaders.LOCATION),
        answer.getBody() == null
            ? null
            : (type == null ? MediaType.APPLICATION_JSON : type).toString(),
        answer.getBody() == null ? new byte[0] : json.writeValueAsBytes(answer.getBody()));
  }

  ResponseEntity<byte[]> entity() {
    var entity = ResponseEntity.status(status);
    if (etag != null) {
      entity.eTag(etag);
    }
    if (location != null) {
      entity.location(URI.create(location));
    }
    if (contentType != null) {
      entity.contentType(MediaType.parseMediaType(contentType));
    }
    return entity.body(body);
  }
}
