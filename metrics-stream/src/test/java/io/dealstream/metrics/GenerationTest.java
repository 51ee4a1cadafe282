package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that keeps something else, or in another form, than the one a running copy has must not
 * be read as if nothing had happened. {@code stores.approved.txt} has a block of lines for each
 * generation. Blocks are added and never changed: where a line of the newest comes out otherwise,
 * {@link Topics#FIGURES_GROUP} is counted up, and the block from {@code target/stores.received.txt}
 * goes below it.
 */
class GenerationTest {

  private static final Path RECEIVED = Path.of("target/stores.received.txt");

  @TempDir Path folder;

  @Test
  void stores_are_what_they_were_or_a_new_generation_of_them() throws IOException {
    String received;
    try (var stream = new StreamUnderTest(GenerationStory.NOW, "stored-form", folder)) {
      GenerationStory.tell(stream);
      received = stream.storedForm("stored-form").block();
    }
    Files.writeString(RECEIVED, received);
    assertThat(Generations.verdict(approved(), received)).isEqualTo("as approved");
  }

  @Test
  void a_changed_line_needs_another_generation() {
    var approved = "# told\nm-1\n  0 deals aa\n\nm-2\n  0 deals bb\n";
    assertThat(Generations.verdict(approved, "m-2\n  0 deals bb\n")).isEqualTo("as approved");
    assertThat(Generations.verdict(approved, "m-2\n  0 deals cc\n"))
        .startsWith("count up Topics.FIGURES_GROUP")
        .contains("was   0 deals bb", "is   0 deals cc");
    assertThat(Generations.verdict(approved, "m-2\n  0 deals bb\n  1 more aa\n"))
        .startsWith("count up Topics.FIGURES_GROUP");
    assertThat(Generations.verdict(approved, "m-2\n")).startsWith("count up Topics.FIGURES_GROUP");
    assertThat(Generations.verdict(approved, "m-3\n  0 deals cc\n")).startsWith("add the block");
    assertThat(Generations.verdict(approved, "m-1\n  0 deals aa\n"))
        .startsWith("m-1 was released before");
  }

  private String approved() throws IOException {
    try (var approved = getClass().getResourceAsStream("stores.approved.txt")) {
      return new String(approved.readAllBytes(), UTF_8);
    }
  }
}
