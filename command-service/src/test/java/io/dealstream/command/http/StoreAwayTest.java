package io.dealstream.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StoreAwayTest {

  private static final String ADA = TestIssuer.shared().admin();

  @Test
  void a_command_that_gets_no_connection_is_told_to_come_back_and_can() throws Exception {
    try (var service =
        RunningService.onNewDatabase(
            "--spring.datasource.hikari.maximum-pool-size=1",
            "--spring.datasource.hikari.connection-timeout=250")) {
      try (var onlyOne = service.bean(DataSource.class).getConnection()) {
        assertThat(onlyOne.isValid(1)).isTrue();
        var reply = service.post(ADA, "/api/pipelines", "");
        reply.isProblem(503, "store-unavailable", null);
        assertThat(reply.headers().get("retry-after")).isEqualTo("2");
      }
      service.post(ADA, "/api/pipelines", "").isOk(201);
    }
  }
}
