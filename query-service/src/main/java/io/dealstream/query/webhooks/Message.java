package io.dealstream.query.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.EventJson;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.audit.EventHeaders;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonEncoding;

/**
 * An event as it is sent: a CloudEvent in structured mode, so that its attributes stand in the body
 * and are signed with it. The data is as it was published, byte by byte, and the chains with it:
 * who receives every event of a deal can check that none is missing.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Message(String id, byte[] body) {

  /** The event a row of the history tells, or of other events. */
  static Message read(ResultSet row) throws SQLException {
    var data = row.getString("data");
    var link =
        new Link(
            row.getString("key"),
            row.getLong("sequence"),
            row.getString("event_id"),
            row.getString("type"),
            EventJson.MAPPER.readTree(data).path("occurredAt").asString(""),
            row.getString("recorded_at"),
            row.getString("actor"),
            row.getString("correlation_id"),
            row.getString("command_id"),
            data.getBytes(UTF_8));
    var envelope =
        Envelope.of(
            link, row.getLong("position"), row.getBytes("chain"), row.getBytes("own_chain"));
    return of(envelope, data);
  }

  static Message of(Envelope envelope, String data) {
    var attributes = new LinkedHashMap<String, String>();
    envelope
        .attributes()
        .forEach(
            (header, value) -> {
              if (header.startsWith(EventHeaders.PREFIX)) {
                attributes.put(header.substring(EventHeaders.PREFIX.length()), value);
              }
            });
    return of(envelope.id(), attributes, data);
  }

  /**
   * @param attributes of the CloudEvent, but for its content type, which is JSON's
   */
  static Message of(String id, Map<String, String> attributes, String data) {
    var body = new ByteArrayOutputStream(data.length() + 1024);
    try (var json = EventJson.MAPPER.createGenerator(body, JsonEncoding.UTF8)) {
      json.writeStartObject();
      attributes.forEach(json::writeStringProperty);
      json.writeStringProperty("datacontenttype", "application/json");
      json.writeName("data");
      json.writeRawValue(data);
      json.writeEndObject();
    }
    return new Message(id, body.toByteArray());
  }
}
