package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From an accepted command to the changed figure, as a client outside sees it. */
class LatencyTest {

  private final LocalStack stack = LocalStack.shared();

  @Test
  void every_move_shows_and_how_soon_is_told() {
    var arguments = new ArrayList<>(List.of("bench", "latency"));
    arguments.addAll(
        Size.SOAK
            ? List.of("--at-most", "250")
            : List.of("--rate", "50", "--warm-up", "2", "--seconds", "5", "--owners", "20"));
    var told = stack.run(arguments.toArray(String[]::new));
    System.out.println(told);
    assertThat(told).contains(" 0 not shown, 0 refused", "accepted → figure received");
  }
}
