package io.dealstream.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Who gets a processor first where there are too few. */
class NicenessTest {

  private final LocalStack stack = LocalStack.shared();

  @Test
  void figures_give_way_to_whoever_waits_for_an_answer() throws Exception {
    stack.awaitReady();
    var ofCommands = nicenessOf(Part.COMMAND);
    assertThat(nicenessOf(Part.QUERY)).isEqualTo(ofCommands);
    assertThat(nicenessOf(Part.KAFKA)).isEqualTo(ofCommands);
    assertThat(nicenessOf(Part.METRICS)).isEqualTo(ofCommands + 5);
  }

  private int nicenessOf(Part part) throws IOException {
    var pid = Long.toString(stack.pidOf(part));
    var asked = new ProcessBuilder("ps", "-o", "ni=", "-p", pid).start();
    return Integer.parseInt(asked.inputReader(UTF_8).readAllAsString().strip());
  }
}
