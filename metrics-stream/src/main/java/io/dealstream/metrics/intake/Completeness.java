package io.dealstream.metrics.intake;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event's record does not mark as nullable must be there, and amounts must be countable.
 */
final class Completeness {

  /** Larger amounts, in a currency's smallest unit, could overflow a figure once added up. */
  private static final int MOST_BITS = 53;

  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> !component.getType().isPrimitive())
              .toList();
        }
      };

  private Completeness() {}

  static void check(DomainEvent event) {
    for (var component : COMPONENTS.get(event.getClass())) {
      var value = read(component, event);
      if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw new BadRecord("missing-field", component.getName() + " is missing");
      }
      if (value instanceof Money money && money.amount().unscaledValue().bitLength() > MOST_BITS) {
        throw new BadRecord("amount-too-large", component.getName() + " is beyond what is counted");
      }
    }
  }

  private static @Nullable Object read(RecordComponent component, DomainEvent event) {
    try {
      return component.getAccessor().invoke(event);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("a public record's accessor failed", impossible);
    }
  }
}
