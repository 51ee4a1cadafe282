package io.dealstream.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final String PUBLISHING = "/components/publishing";

  /** That there is no broker here is what it waits for, or is about to find out. */
  @Test
  void everybody_is_told_whether_events_get_published_and_whoever_has_a_token_why_not() {
    try (var service = RunningService.onNewDatabase()) {
      var token = TestIssuer.shared().service();
      var told = service.get(token, "/actuator/health").json();
      assertThat(told.at(PUBLISHING + "/status").asString()).isIn("UP", "DOWN");
      assertThat(told.at(PUBLISHING + "/details/publishing").asString())
          .isIn("starting", "waiting", "leading");
      var others = service.get(null, "/actuator/health").json();
      assertThat(others.at(PUBLISHING).has("status")).isTrue();
      assertThat(others.at(PUBLISHING).has("details")).isFalse();
    }
  }
}
