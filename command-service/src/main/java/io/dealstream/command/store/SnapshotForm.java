package io.dealstream.command.store;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * How the state of one kind of aggregate is kept beside its events, so that a long history is not
 * read from its beginning each time.
 *
 * @param type of the aggregate, as stored ids begin with it
 * @param revision another one whenever a state's fields change, or what an event makes of a state:
 *     what was kept under another revision is not looked at
 * @param states sealed, each a record that is written and read as JSON under its simple name
 * @param none the state before the first event
 * @param evolve the state after an event
 */
public record SnapshotForm<S>(
    String type, int revision, Class<S> states, S none, BiFunction<S, DomainEvent, S> evolve) {

  /** The name by which an aggregate asks to have its state kept. */
  public static final String TRIGGER = "longHistory";

  /** The state after what a history holds next: an event, or the state that others led to. */
  public S after(S state, Object next) {
    return states.isInstance(next) ? states.cast(next) : evolve.apply(state, (DomainEvent) next);
  }

  /** Under which name a state is kept. */
  public static String nameOf(Object state) {
    return state.getClass().getSimpleName();
  }

  public static String write(Object state) {
    return EventJson.MAPPER.writeValueAsString(state);
  }

  /**
   * @throws IllegalArgumentException where no state goes by the name
   */
  public S read(String name, String written) {
    return EventJson.MAPPER.readValue(
        written,
        records(states)
            .filter(record -> record.getSimpleName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no " + type + " is " + name))
            .asSubclass(states));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(SnapshotForm::records);
  }
}
