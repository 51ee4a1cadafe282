package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Names of stores and topics are where the state of a running copy lies: another name is an empty
 * store. Whoever changes the approved file (from {@code target/topology.received.txt}) changes what
 * the next release finds. What stores keep under these names, {@link GenerationTest} holds.
 */
class TopologyDescriptionTest {

  @Test
  void every_name_is_as_it_was_released() throws IOException {
    var received = PipelineTopology.build((_, _) -> {}).describe().toString();
    Files.writeString(Path.of("target/topology.received.txt"), received);
    try (var approved = getClass().getResourceAsStream("topology.approved.txt")) {
      assertThat(received).isEqualTo(new String(approved.readAllBytes(), UTF_8));
    }
  }

  @Test
  void nothing_is_named_by_a_counter() {
    assertThat(PipelineTopology.build((_, _) -> {}).describe().toString())
        .doesNotContainPattern("-\\d{10}");
  }
}
