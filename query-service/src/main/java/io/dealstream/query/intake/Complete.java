package io.dealstream.query.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON can leave out what a record's type promises to be there. Seen here, that is a bad record;
 * seen later, it would be a failure of ours.
 */
public final class Complete {

  private record Part(RecordComponent component, boolean required) {}

  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Complete::part).toList();
        }
      };

  private Complete() {}

  /**
   * @throws IllegalArgumentException where something is missing in it that must be there
   */
  public static <T> T checked(T value) {
    check(value);
    return value;
  }

  /** Whether nothing is missing in it. */
  public static boolean is(Object value) {
    try {
      check(value);
      return true;
    } catch (IllegalArgumentException incomplete) {
      return false;
    }
  }

  private static void check(Object value) {
    switch (value) {
      case Record it -> PARTS.get(it.getClass()).forEach(part -> check(part, it));
      case Iterable<?> items -> items.forEach(Complete::check);
      default -> {}
    }
  }

  private static void check(Part part, Record of) {
    var value = valueOf(part.component, of);
    if (value != null) {
      check(value);
    } else if (part.required) {
      throw new IllegalArgumentException(part.component.getName() + " is missing");
    }
  }

  private static Part part(RecordComponent component) {
    component.getAccessor().setAccessible(true); // once, and not at each record
    var required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Part(component, required);
  }

  private static @Nullable Object valueOf(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record's accessor cannot be called", e);
    }
  }
}
