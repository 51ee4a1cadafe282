package io.dealstream.testing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as it came over the wire.
 *
 * @param service who sent it
 * @param parent empty where it is the first of its trace
 * @param kind as OTLP counts them: 2 of a server, 4 of a producer, 5 of a consumer
 * @param attributes texts as they are, numbers in decimals
 * @param links the other spans it comes from
 */
public record ReceivedSpan(
    String service,
    String trace,
    String id,
    String parent,
    String name,
    int kind,
    Map<String, String> attributes,
    List<String> links) {

  public static final int SERVER = 2;
  public static final int PRODUCER = 4;
  public static final int CONSUMER = 5;

  /** Those of a request to export traces. */
  static List<ReceivedSpan> in(byte[] request) {
    var spans = new ArrayList<ReceivedSpan>();
    for (var ofResource : Wire.of(request).messages(1)) {
      var resource = ofResource.messages(1).getFirst();
      var service = attributes(resource.messages(1)).getOrDefault("service.name", "");
      for (var ofScope : ofResource.messages(2)) {
        ofScope.messages(2).forEach(span -> spans.add(span(service, span)));
      }
    }
    return spans;
  }

  private static ReceivedSpan span(String service, Wire span) {
    return new ReceivedSpan(
        service,
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        span.text(5),
        (int) span.number(6),
        attributes(span.messages(9)),
        span.messages(13).stream().map(link -> hex(link, 2)).toList());
  }

  private static Map<String, String> attributes(List<Wire> pairs) {
    var attributes = new TreeMap<String, String>();
    for (var pair : pairs) {
      var value = pair.messages(2).getFirst();
      var text = value.has(1) ? value.text(1) : Long.toString(value.number(3));
      attributes.put(pair.text(1), text);
    }
    return attributes;
  }

  private static String hex(Wire message, int field) {
    return message.has(field) ? HexFormat.of().formatHex(message.bytes(field)) : "";
  }
}
