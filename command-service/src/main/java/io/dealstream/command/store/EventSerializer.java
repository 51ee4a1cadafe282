package io.dealstream.command.store;

import static java.util.Objects.requireNonNull;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.EventReading;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.ObjectWriter;

/**
 * Events under their published names, in their published form. Apart from events it knows what
 * stands around them and Axon's own reading positions; it turns no other name into a class.
 */
final class EventSerializer extends Jackson3Serializer {

  private static final String TOKENS = "org.axonframework.eventhandling.";

  EventSerializer() {
    super(Jackson3Serializer.builder());
  }

  @Override
  @SuppressWarnings("rawtypes") // as Axon declares it
  public SerializedType typeForClass(Class type) {
    return DomainEvent.class.isAssignableFrom(type)
        ? new SimpleSerializedType(EventNames.nameOf(type), null)
        : super.typeForClass(type);
  }

  @Override
  protected String resolveClassName(SerializedType stored) {
    var name = stored.getName();
    var event = EventReading.TODAY.typeOf(name);
    if (event != null) {
      return event.getName();
    }
    if (name.equals(MetaData.class.getName()) || isToken(name)) {
      return name;
    }
    throw new SerializationException("no event goes by the name " + name);
  }

  private static boolean isToken(String name) {
    return name.startsWith(TOKENS)
        && name.endsWith("TrackingToken")
        && name.indexOf('.', TOKENS.length()) < 0;
  }

  @Override
  @SuppressWarnings("unchecked") // whoever asks knows what has this name
  public <S, T> T deserialize(SerializedObject<S> stored) {
    var name = stored.getType().getName();
    return stored.getData() instanceof byte[] json && EventReading.TODAY.typeOf(name) != null
        ? (T) requireNonNull(EventReading.TODAY.read(name, json))
        : super.deserialize(stored);
  }

  @Override
  protected ObjectWriter getWriter() {
    return EventJson.MAPPER.writer();
  }
}
