package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateCommitTest {

  private static final Duration HELD = Duration.ofSeconds(Size.SOAK ? 90 : 2);

  private final Line line = Line.fresh();

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void a_commit_held_open_beside_eight_writers_is_neither_skipped_nor_in_anyones_way()
      throws Exception {
    var instance = line.start();
    try (var held = line.writer()) {
      held.append("deal:held").append("deal:held");
      var load = Load.on(line, instance.newEvents);
      Thread.sleep(HELD);
      await("the others to be published meanwhile").until(() -> instance.published() > 500);
      var before = instance.published();
      var late = held.commit();
      await("the writers to go on").until(() -> instance.published() > before + 100);
      load.stop();
      load.committed().addAll(late);
      line.awaitPublished(load.committed().size());

      var records = line.topic();
      System.out.printf(
          "%d events beside a commit held for %s%n", records.size(), HELD.toString().substring(2));
      assertThat(Audit.of(records)).isEmpty();
      var published = records.stream().map(r -> r.envelope().id()).collect(Collectors.toSet());
      assertThat(records).hasSameSizeAs(published);
      assertThat(published).isEqualTo(load.committed());
      assertThat(Collections.disjoint(published, load.rolledBack()))
          .as("nothing taken back")
          .isTrue();
      assertThat(load.rolledBack()).isNotEmpty();
      assertThat(records)
          .filteredOn(r -> r.key().equals("held"))
          .extracting(Record::position)
          .hasSize(2)
          .allMatch(position -> position > before);
    }
  }
}
