package io.dealstream.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.query.support.Service;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class OneMomentTest {

  private final Service service = Service.shared();
  private final OneMoment oneMoment = service.part(OneMoment.class);
  private final JdbcTemplate jdbc = service.part(JdbcTemplate.class);

  @Test
  void all_looks_see_what_the_first_one_saw() {
    var seen = beforeAndAfterAWrite(this::look);

    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(oneMoment.of(this::look)).isNotEqualTo(seen.get(0));
  }

  @Test
  void a_look_within_another_is_of_the_same_moment() {
    var seen = beforeAndAfterAWrite(() -> oneMoment.of(this::look));

    assertThat(seen.get(1)).isEqualTo(seen.get(0));
  }

  @Test
  void who_looks_writes_nothing() {
    assertThatThrownBy(() -> oneMoment.of(() -> jdbc.update("DELETE FROM alert")))
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void whoever_comes_next_by_that_connection_sees_what_is_written_meanwhile() {
    oneMoment.of(this::look);

    assertThat(jdbc.queryForObject("SHOW transaction_isolation", String.class))
        .isEqualTo("read committed");
  }

  private List<String> beforeAndAfterAWrite(Supplier<String> secondLook) {
    return oneMoment.of(
        () -> {
          var first = look();
          somebodyWrites();
          return List.of(first, secondLook.get());
        });
  }

  /** Which transactions are over. */
  private String look() {
    return jdbc.queryForObject("SELECT pg_current_snapshot()::text", String.class);
  }

  private void somebodyWrites() {
    new JdbcTemplate(service.database().as("query_owner"))
        .queryForObject("SELECT pg_current_xact_id()::text", String.class);
  }
}
