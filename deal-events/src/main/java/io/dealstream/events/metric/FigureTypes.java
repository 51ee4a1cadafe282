package io.dealstream.events.metric;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealstream.events.Money;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is measured in the items of a metric: its numbers and amounts of money. */
public final class FigureTypes {

  private static final Set<Class<?>> MEASURED =
      Set.of(long.class, Long.class, BigDecimal.class, Money.class);

  private FigureTypes() {}

  /** The Java type of each, by its name in the metric's records. */
  public static Map<String, Class<?>> of(Metric<?> metric) {
    return Stream.of(metric.itemType().getRecordComponents())
        .filter(component -> MEASURED.contains(component.getType()))
        .collect(toUnmodifiableMap(FigureTypes::published, RecordComponent::getType));
  }

  /** By another name where Java keeps its own for itself. */
  private static String published(RecordComponent component) {
    var named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }
}
