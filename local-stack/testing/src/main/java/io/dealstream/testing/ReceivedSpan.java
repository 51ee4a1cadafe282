package io.dealstream.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as it came over the wire, read by the classes that OpenTelemetry makes of its own
 * description of it.
 *
 * @param service who sent it
 * @param parent empty where it is the first of its trace
 * @param attributes texts as they are, numbers in decimals
 * @param links the other spans it comes from, by their ids
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

  public static final int SERVER = Span.SpanKind.SPAN_KIND_SERVER_VALUE;
  public static final int PRODUCER = Span.SpanKind.SPAN_KIND_PRODUCER_VALUE;
  public static final int CONSUMER = Span.SpanKind.SPAN_KIND_CONSUMER_VALUE;

  /**
   * Those of a request to export traces.
   *
   * @throws InvalidProtocolBufferException where it is no such request
   */
  static List<ReceivedSpan> in(byte[] request) throws InvalidProtocolBufferException {
    var spans = new ArrayList<ReceivedSpan>();
    for (var ofResource : ExportTraceServiceRequest.parseFrom(request).getResourceSpansList()) {
      var resource = attributes(ofResource.getResource().getAttributesList());
      var service = resource.getOrDefault("service.name", "");
      for (var ofScope : ofResource.getScopeSpansList()) {
        ofScope.getSpansList().forEach(span -> spans.add(span(service, span)));
      }
    }
    return spans;
  }

  private static ReceivedSpan span(String service, Span span) {
    return new ReceivedSpan(
        service,
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        span.getKindValue(),
        attributes(span.getAttributesList()),
        span.getLinksList().stream().map(link -> hex(link.getSpanId())).toList());
  }

  private static Map<String, String> attributes(List<KeyValue> pairs) {
    var attributes = new TreeMap<String, String>();
    pairs.forEach(pair -> attributes.put(pair.getKey(), text(pair.getValue())));
    return attributes;
  }

  private static String text(AnyValue value) {
    return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue());
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
