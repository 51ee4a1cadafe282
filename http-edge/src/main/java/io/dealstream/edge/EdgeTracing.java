package io.dealstream.edge;

import io.dealstream.tracing.Tracing;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Traces where OpenTelemetry's settings say where to send them, as {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT}; where they do not, no filter and nothing behind it.
 */
@AutoConfiguration
public class EdgeTracing {

  private static final Bindable<Map<String, String>> TEXTS =
      Bindable.mapOf(String.class, String.class);

  @Bean
  Tracing tracing(Environment environment) {
    var settings = Binder.get(environment).bind("otel", TEXTS).orElseGet(Map::of);
    return Tracing.of(environment.getProperty("spring.application.name", "dealstream"), settings);
  }

  /** After the security filters: who may not call at all cannot fill traces. */
  @Bean
  FilterRegistrationBean<RequestSpan> requestSpan(Tracing tracing) {
    var filter = new FilterRegistrationBean<>(new RequestSpan(tracing));
    filter.setEnabled(tracing.isOn());
    return filter;
  }
}
