package io.dealstream.query.store;

import static io.dealstream.query.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StoreAwayTest {

  @Test
  void a_reader_for_whom_there_is_no_connection_is_told_to_come_back_and_can() throws Exception {
    try (var service = Service.start("--spring.datasource.hikari.connection-timeout=250")) {
      service.caughtUp();
      var held = new ArrayList<Connection>();
      try {
        eventually(
            () -> {
              takeAll(service.part(DataSource.class), held);
              var answer = service.get("/api/deals");
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.json().get("rule").asString()).isEqualTo("store-unavailable");
              assertThat(answer.header("retry-after")).isEqualTo("2");
            });
      } finally {
        for (var connection : held) {
          connection.close();
        }
      }
      eventually(() -> assertThat(service.get("/api/deals").status()).isEqualTo(200));
    }
  }

  private static void takeAll(DataSource pool, List<Connection> held) {
    try {
      while (true) {
        held.add(pool.getConnection());
      }
    } catch (SQLTransientConnectionException allTaken) {
      assertThat(held).isNotEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
