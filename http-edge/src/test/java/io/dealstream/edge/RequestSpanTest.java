package io.dealstream.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.testing.ReceivedSpan;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TraceReceiver;
import io.dealstream.tracing.Tracing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RequestSpanTest {

  private static final TestIssuer ISSUER = TestIssuer.shared();
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void a_call_goes_on_with_its_callers_trace_and_tells_neither_ids_nor_what_was_asked()
      throws Exception {
    try (var receiver = TraceReceiver.start();
        var service = service(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()));
        var http = HttpClient.newHttpClient()) {
      assertThat(get(http, service, "/api/count?upTo=12345", ISSUER.rep("rita"), 1)).isEqualTo(200);
      assertThat(get(http, service, "/api/count?upTo=many", ISSUER.rep("rita"), 1)).isEqualTo(400);
      assertThat(get(http, service, "/api/nothing", ISSUER.rep("rita"), 0)).isEqualTo(404);
      assertThat(get(http, service, "/api/count?upTo=1", "who?", 1)).isEqualTo(401);
      assertThat(get(http, service, "/actuator/health", ISSUER.rep("rita"), 1)).isEqualTo(200);
      service.close();
      assertThat(receiver.spans()).hasSize(2);
      assertThat(receiver.spans())
          .allSatisfy(
              span -> {
                assertThat(span.service()).isEqualTo("sample");
                assertThat(span.trace()).isEqualTo(TRACE);
                assertThat(span.parent()).isEqualTo("00f067aa0ba902b7");
                assertThat(span.kind()).isEqualTo(ReceivedSpan.SERVER);
                assertThat(span.name()).isEqualTo("GET /api/count");
                assertThat(span.toString()).doesNotContain("12345", "rita");
              });
      assertThat(receiver.spans())
          .extracting(span -> span.attributes().get("http.response.status_code"))
          .containsExactly("200", "400");
    }
  }

  @Test
  void where_nobody_says_where_to_there_is_no_filter() {
    try (var service = service(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", ""))) {
      assertThat(service.getBean(Tracing.class)).isSameAs(Tracing.off());
      var filter = service.getBean("requestSpan", FilterRegistrationBean.class);
      assertThat(filter.isEnabled()).isFalse();
    }
  }

  private static ConfigurableApplicationContext service(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("of the test-systemEnvironment", variables));
    var application = new SpringApplication(SampleService.class);
    application.setEnvironment(environment);
    return application.run(
        "--server.port=0",
        "--spring.application.name=sample",
        "--dealstream.issuer=" + ISSUER.url());
  }

  private static int get(
      HttpClient http,
      ConfigurableApplicationContext service,
      String path,
      String token,
      int sampled)
      throws Exception {
    var port = service.getEnvironment().getProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-0" + sampled)
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }
}
