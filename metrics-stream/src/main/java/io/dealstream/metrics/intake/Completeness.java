package io.dealstream.metrics.intake;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Money;
import io.dealstream.events.deal.StageTerms;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event's record does not mark as nullable must be there, amounts must be countable, and
 * probabilities be some.
 */
final class Completeness {

  /** Larger amounts, in a currency's smallest unit, could overflow a figure once added up. */
  private static final int MOST_BITS = 53;

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> !component.getType().isPrimitive())
              .map(Field::of)
              .toList();
        }
      };

  private Completeness() {}

  static void check(DomainEvent event) {
    for (var field : FIELDS.get(event.getClass())) {
      var value = field.of(event);
      if (value == null && !field.nullable()) {
        throw new BadRecord("missing-field", field.name() + " is missing");
      }
      switch (value) {
        case Money money -> countable(field, money);
        case StageTerms terms -> probable(field, terms.probability());
        // No event tells another number that is not whole.
        case BigDecimal probability -> probable(field, probability);
        case null, default -> {}
      }
    }
  }

  private static void countable(Field field, Money money) {
    if (money.amount().unscaledValue().bitLength() > MOST_BITS) {
      throw new BadRecord("amount-too-large", field.name() + " is beyond what is counted");
    }
  }

  private static void probable(Field field, BigDecimal probability) {
    if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
      throw new BadRecord("no-probability", field.name() + " is not from 0 to 1");
    }
  }

  /** A record's component, with its annotations read once: each time they are parsed anew. */
  private record Field(String name, boolean nullable, Method accessor) {

    static Field of(RecordComponent component) {
      return new Field(
          component.getName(),
          component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          component.getAccessor());
    }

    @Nullable Object of(DomainEvent event) {
      try {
        return accessor.invoke(event);
      } catch (IllegalAccessException | InvocationTargetException impossible) {
        throw new IllegalStateException("a public record's accessor failed", impossible);
      }
    }
  }
}
