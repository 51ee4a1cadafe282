package io.dealstream.events.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The names an event's attributes have on its record, for whoever reads one of them alone. */
public final class EventHeaders {

  /** Of every attribute, as CloudEvents has it in Kafka's binary mode. */
  public static final String PREFIX = "ce_";

  static final String SPEC_VERSION = PREFIX + "specversion";
  public static final String ID = PREFIX + "id";
  public static final String TYPE = PREFIX + "type";
  static final String SOURCE = PREFIX + "source";
  static final String SUBJECT = PREFIX + "subject";
  static final String TIME = PREFIX + "time";
  static final String RECORDED_TIME = PREFIX + "recordedtime";
  static final String SEQUENCE = PREFIX + "sequence";
  public static final String POSITION = PREFIX + "position";
  static final String CHAIN = PREFIX + "chain";
  static final String DEAL_CHAIN = PREFIX + "dealchain";
  static final String CORRELATION_ID = PREFIX + "correlationid";
  static final String CAUSATION_ID = PREFIX + "causationid";
  static final String ACTOR = PREFIX + "actor";

  private EventHeaders() {}

  /** Null where the record has none such. */
  public static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
