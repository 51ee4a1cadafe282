package io.dealstream.command.publish;

import io.dealstream.events.EventJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonToken;

/**
 * Reads a few texts at the top of a JSON object and skips the rest: stored bytes stay as they are.
 */
final class JsonTexts {

  private JsonTexts() {}

  /**
   * @return the texts found, each exactly as it was written
   */
  static Map<String, String> in(byte[] json, String... fields) {
    var wanted = Set.of(fields);
    var found = new HashMap<String, String>();
    try (var parser = EventJson.MAPPER.createParser(json)) {
      parser.nextToken();
      while (found.size() < wanted.size() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && wanted.contains(name)) {
          found.put(name, parser.getString());
        }
        parser.skipChildren();
      }
    }
    return found;
  }
}
