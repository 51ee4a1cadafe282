package io.dealstream.local.verify.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** JSON can leave out what a record's type promises to be there. */
final class Whole {

  private Whole() {}

  /**
   * @throws IllegalArgumentException where something is missing in it that must be there
   */
  static <T> T checked(T value) {
    check(value);
    return value;
  }

  private static void check(Object value) {
    switch (value) {
      case Record it -> {
        for (var component : it.getClass().getRecordComponents()) {
          check(component, it);
        }
      }
      case Iterable<?> items -> items.forEach(Whole::check);
      default -> {}
    }
  }

  private static void check(RecordComponent component, Record of) {
    var value = valueOf(component, of);
    if (value != null) {
      check(value);
    } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw new IllegalArgumentException(component.getName() + " is missing");
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record's accessor cannot be called", e);
    }
  }
}
