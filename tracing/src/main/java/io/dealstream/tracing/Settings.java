package io.dealstream.tracing;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Map;

/** OpenTelemetry's own settings, with what they come to here where they are left out. */
final class Settings {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.traces.exporter", "otlp",
          "otel.exporter.otlp.protocol", "http/protobuf",
          // Whoever is traced already goes on being traced; of the others one in a hundred is.
          "otel.traces.sampler", "parentbased_traceidratio",
          "otel.traces.sampler.arg", "0.01",
          // Meters are Prometheus's business, and logs stay where they are written.
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none",
          // Baggage is whatever somebody else put into it.
          "otel.propagators", "tracecontext");

  private final Map<String, String> all = new HashMap<>(DEFAULTS);

  /**
   * @param settings without their {@code otel.}; a blank one is as good as none
   */
  Settings(String service, Map<String, String> settings) {
    all.put("otel.service.name", service);
    settings.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            all.put("otel." + name, value);
          }
        });
  }

  boolean sayWhereTo() {
    return (all.containsKey("otel.exporter.otlp.endpoint")
            || all.containsKey("otel.exporter.otlp.traces.endpoint"))
        && !Boolean.parseBoolean(all.get("otel.sdk.disabled"))
        && !"none".equals(all.get("otel.traces.exporter"));
  }

  /**
   * @throws RuntimeException where they make no sense
   */
  OpenTelemetrySdk open() {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesCustomizer(_ -> all) // a blank one of the environment must not win
        .disableShutdownHook() // the service says when it is over
        .build()
        .getOpenTelemetrySdk();
  }
}
