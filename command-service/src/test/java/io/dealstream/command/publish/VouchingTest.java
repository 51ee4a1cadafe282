package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.EventJson;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.testing.CommittedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints on a real broker, by the publisher that is the service's. */
class VouchingTest {

  private static final CheckpointKey KEY = CheckpointKey.generate();
  private static final Duration LONG = Duration.ofDays(1);

  private Line line = Line.fresh();

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void every_so_many_positions_the_chain_is_vouched_for_as_it_is_published() throws Exception {
    line = vouching(700, LONG);
    write(2_300);
    line.start();
    line.awaitPublished(2_300);
    await("checkpoints to be seen").until(() -> checkpoints().size() >= 2);
    var checkpoints = checkpoints();
    assertThat(checkpoints).hasSizeBetween(2, 3);
    agree(checkpoints);
    var before = 0L;
    for (var checkpoint : checkpoints) {
      assertThat(checkpoint.position() - before).isGreaterThanOrEqualTo(700);
      before = checkpoint.position();
    }
  }

  @Test
  void what_came_last_is_vouched_for_when_its_time_has_come_though_nothing_follows()
      throws Exception {
    line = vouching(1_000_000, Duration.ofMillis(300));
    write(20);
    line.start();
    line.awaitPublished(20);
    await("the last position to be vouched for")
        .until(() -> checkpoints().stream().anyMatch(c -> c.position() == 20));
    var vouched = checkpoints();
    agree(vouched);
    assertThat(vouched.stream().filter(c -> c.position() == 20))
        .as("once, however long nothing follows")
        .hasSize(1);
  }

  @Test
  void a_checkpoint_is_there_if_and_only_if_its_events_are() throws Exception {
    line = vouching(1, LONG);
    write(2_300);
    var crashed = Sequencer.takeOffice(line.sequencerDatabase().connect("crashed"));
    var reading = line.sequencerDatabase().connect("crashed");
    var publisher = Publisher.open(line.destination, reading, crashed.epoch());
    publisher.publish(crashed.next().subList(0, 500));
    line.start();
    line.awaitPublished(2_300);
    await("the last one").until(() -> checkpoints().getLast().position() == 2_300);
    var checkpoints = checkpoints();
    assertThat(checkpoints.getFirst().position()).isEqualTo(500);
    agree(checkpoints);
  }

  @Test
  void without_a_key_nobody_vouches() throws Exception {
    write(5);
    line.start();
    line.awaitPublished(5);
    assertThat(line.destination.all())
        .extracting(topic -> topic.name())
        .noneMatch(name -> name.endsWith("checkpoints"));
  }

  @Test
  void a_key_file_is_read_or_what_is_wrong_with_it_is_said(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("key.pem"), KEY.privatePem());
    assertThat(Vouching.keyIn(file).id()).isEqualTo(KEY.id());
    assertThatThrownBy(() -> Vouching.keyIn(folder.resolve("none")))
        .hasMessageContaining("cannot be read");
    Files.writeString(file, "nothing");
    assertThatThrownBy(() -> Vouching.keyIn(file)).hasMessageContaining("PRIVATE KEY");
  }

  private static Line vouching(long everyPositions, Duration every) {
    var fresh = Line.fresh();
    var to = fresh.destination;
    var topic = Line.named(to.transactionalId(), io.dealstream.events.topic.Topics.CHECKPOINTS);
    var vouching = new Vouching(topic, KEY, everyPositions, every, Clock.systemUTC());
    return new Line(
        fresh.database,
        new Destination(
            to.bootstrapServers(),
            to.transactionalId(),
            to.topics(),
            to.progress(),
            vouching,
            to.tracing()));
  }

  private void write(int events) throws Exception {
    try (var writer = line.writer()) {
      writer.append(events, i -> "deal:of-" + i % 77).commit();
    }
  }

  /** Each is signed, and its chain is that of the event at its position. */
  private void agree(List<Checkpoint> checkpoints) {
    assertThat(checkpoints).allMatch(checkpoint -> checkpoint.isSignedBy(KEY.open()));
    var chains =
        line.topic().stream()
            .collect(
                Collectors.toMap(
                    Record::position, r -> HexFormat.of().formatHex(r.envelope().chain())));
    for (var checkpoint : checkpoints) {
      assertThat(checkpoint.chain()).isEqualTo(chains.get(checkpoint.position()));
    }
  }

  private List<Checkpoint> checkpoints() throws InterruptedException {
    var to = line.destination;
    TopicSetup.ensure(to.bootstrapServers(), to.all());
    return CommittedRecords.of(to.bootstrapServers(), List.of(to.vouching().topic().name()))
        .stream()
        .map(record -> EventJson.MAPPER.readValue(record.value(), Checkpoint.class))
        .toList();
  }
}
