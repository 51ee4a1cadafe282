package io.dealstream.query.parameters;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Parameters as a record of texts, each by the name of its component: null where it is not given,
 * and with commas between where it is given more than once, as Spring does.
 *
 * <p>Spring would find out anew, for each request, how each component is annotated, which is longer
 * than to look fifty deals up and to write them.
 */
final class ParameterRecord implements HandlerMethodArgumentResolver {

  private record Shape(Constructor<?> constructor, List<String> names) {

    static Shape of(Class<?> type) {
      var components = type.getRecordComponents();
      var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true); // a room's record is nobody else's
        return new Shape(constructor, Stream.of(components).map(RecordComponent::getName).toList());
      } catch (NoSuchMethodException impossible) {
        throw new IllegalStateException("a record without its constructor", impossible);
      }
    }

    Object filledFrom(NativeWebRequest request) throws ReflectiveOperationException {
      return constructor.newInstance(names.stream().map(name -> text(request, name)).toArray());
    }

    private static @Nullable String text(NativeWebRequest request, String name) {
      var given = request.getParameterValues(name);
      return given == null ? null : String.join(",", given);
    }
  }

  private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(ParameterObject.class)
        && isOfTexts(parameter.getParameterType());
  }

  private static boolean isOfTexts(Class<?> type) {
    return type.isRecord()
        && Stream.of(type.getRecordComponents()).allMatch(c -> c.getType().equals(String.class));
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer mavContainer,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory)
      throws ReflectiveOperationException {
    var shape = shapes.computeIfAbsent(parameter.getParameterType(), Shape::of);
    try {
      return shape.filledFrom(request);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw e;
    }
  }
}
