package io.dealstream.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads events of every version there ever was as events of today. */
public final class EventReading {

  /** As the services read. */
  public static final EventReading TODAY = new EventReading(EventNames.all(), List.of());

  private final Map<String, Class<? extends DomainEvent>> classes = new HashMap<>();
  private final Map<String, Upcaster> upcasters = new HashMap<>();
  private final Map<String, ObjectReader> readers = new HashMap<>();

  /**
   * @param present the newest version of each event
   * @param upcasters one for each older version, to the one that came next
   */
  EventReading(Map<String, Class<? extends DomainEvent>> present, List<Upcaster> upcasters) {
    classes.putAll(present);
    upcasters.forEach(upcaster -> this.upcasters.put(upcaster.from(), upcaster));
    upcasters.forEach(upcaster -> classes.put(upcaster.from(), newest(upcaster)));
    classes.forEach((name, type) -> readers.put(name, EventJson.MAPPER.readerFor(type)));
  }

  private Class<? extends DomainEvent> newest(Upcaster upcaster) {
    var next = this.upcasters.get(upcaster.to());
    if (next != null) {
      return newest(next);
    }
    var type = classes.get(upcaster.to());
    if (type == null) {
      throw new IllegalArgumentException(upcaster.from() + " leads to no event of today");
    }
    return type;
  }

  /** What events of that name are read as; null where there never was such an event. */
  public @Nullable Class<? extends DomainEvent> typeOf(String name) {
    return classes.get(name);
  }

  /**
   * @return null where that is what is written
   * @throws IllegalArgumentException where no event has or had this name
   * @throws tools.jackson.core.JacksonException where it is not the JSON of its name
   */
  public @Nullable DomainEvent read(String name, byte[] json) {
    var reader = readers.get(name);
    if (reader == null) {
      throw new IllegalArgumentException("no event goes by the name " + name);
    }
    return upcasters.containsKey(name)
        ? reader.readValue(ofToday(name, reader.readTree(json)))
        : reader.readValue(json);
  }

  private JsonNode ofToday(String name, JsonNode event) {
    if (event instanceof ObjectNode fields) {
      for (var step = upcasters.get(name); step != null; step = upcasters.get(step.to())) {
        step.change().accept(fields);
      }
    }
    return event;
  }
}
