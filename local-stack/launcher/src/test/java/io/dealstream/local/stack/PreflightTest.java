package io.dealstream.local.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.Ports;
import io.dealstream.local.terminal.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {

  static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"127.0.0.1:1, Timed out", "nonsense, Invalid url"})
  void a_broker_that_is_not_there_is_named(String kafka, String why) {
    var servers = new Wish.Servers("jdbc:postgresql://h/postgres", kafka);
    assertThatThrownBy(() -> Preflight.checkBroker(wish(servers), SHORT))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Kafka at " + kafka + ": " + why);
  }

  @Test
  void the_broker_of_a_whole_copy_is_started_later() throws Exception {
    Preflight.checkBroker(wish(null), SHORT);
  }

  private Wish wish(Wish.Servers servers) {
    return new Wish(new DataFolder(folder), Ports.USUAL, false, false, servers);
  }
}
