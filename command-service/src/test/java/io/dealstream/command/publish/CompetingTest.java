package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static io.dealstream.command.publish.PublishingState.Phase.LEADING;
import static io.dealstream.command.publish.PublishingState.Phase.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.background.WakeUp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompetingTest {

  private static final Duration LONG = Duration.ofSeconds(Size.SOAK ? 60 : 1);

  private final Line line = Line.fresh();

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void of_two_instances_one_leads_and_the_other_takes_over() throws Exception {
    var one = line.start();
    await("the first to lead").until(() -> one.phase() == LEADING);
    var other = line.start();
    await("the second to stand by").until(() -> other.phase() == STANDBY);
    try (var writer = line.writer()) {
      writer.append("deal:a").commit();
      line.awaitPublished(1);
      one.stop();
      writer.append("deal:a").commit();
      line.awaitPublished(2);
    }
    assertThat(other.phase()).isEqualTo(LEADING);
    assertThat(Audit.of(line.topic())).isEmpty();
  }

  @Test
  void leaders_that_change_under_load_leave_no_gap_and_no_duplicate() throws Exception {
    var instances = new ArrayList<>(List.of(line.start(), line.start()));
    var load = Load.on(line, new WakeUp()); // which nobody hears
    for (var i = 0; i < (Size.SOAK ? 4 : 2); i++) {
      var before = line.published();
      line.awaitPublished(before + 300);
      var leader = instances.stream().filter(x -> x.phase() == LEADING).findFirst().orElseThrow();
      leader.stop();
      instances.remove(leader);
      instances.add(line.start());
    }
    load.stop();
    exactlyOnce(load);
  }

  /** As if the advisory lock held nobody back: it is there for peace, not for safety. */
  @Test
  void two_that_both_believe_they_lead_do_no_harm() throws Exception {
    var terms = new AtomicInteger();
    var stopOne = new Stop();
    var stopOther = new Stop();
    var one = Thread.ofPlatform().start(() -> leadWithoutAsking(stopOne, terms));
    var other = Thread.ofPlatform().start(() -> leadWithoutAsking(stopOther, terms));
    var load = Load.on(line, new WakeUp()); // which nobody hears
    Thread.sleep(LONG);
    await("terms that are ended by the rival").until(() -> terms.get() > 2);
    load.stop();
    stopOne.ask();
    one.join();
    line.awaitPublished(load.committed().size());
    stopOther.ask();
    other.join();
    exactlyOnce(load);
  }

  private void leadWithoutAsking(Stop stop, AtomicInteger ended) {
    var figures = new Figures(new SimpleMeterRegistry());
    while (!stop.isAsked()) {
      try {
        new Term(line.sequencerDatabase(), line.destination, new WakeUp(), figures, stop).serve();
        stop.pause(Duration.ofMillis(300));
      } catch (TermOver rivalled) {
        ended.incrementAndGet();
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  @Test
  void a_publisher_fenced_under_load_recovers() throws Exception {
    var instance = line.start();
    var load = Load.on(line, instance.newEvents);
    for (var i = 0; i < (Size.SOAK ? 3 : 2); i++) {
      line.awaitPublished(instance.published() + 300);
      fence();
    }
    line.awaitPublished(instance.published() + 300);
    load.stop();
    exactlyOnce(load);
    assertThat(instance.phase()).isEqualTo(LEADING);
  }

  @Test
  void a_fenced_publisher_steps_down_and_stands_for_a_new_term() throws Exception {
    var instance = line.start();
    await("a leader").until(() -> instance.phase() == LEADING);
    var term = line.number("SELECT epoch FROM event_counter");
    fence();
    try (var writer = line.writer()) {
      writer.append("deal:a").commit();
    }
    line.awaitPublished(1);
    assertThat(line.topic()).hasSize(1);
    assertThat(line.number("SELECT epoch FROM event_counter")).isGreaterThan(term);
  }

  private void fence() {
    try (var other =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", line.destination.bootstrapServers(),
                "transactional.id", line.destination.transactionalId()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      other.initTransactions();
    }
  }

  @Test
  void a_leader_that_was_deposed_while_idle_notices_and_stands_again() throws Exception {
    var instance = line.start();
    await("a leader").until(() -> instance.phase() == LEADING);
    try (var connection = line.sequencerDatabase().connect("usurper")) {
      var usurper = Sequencer.takeOffice(connection);
      await("a new term")
          .until(() -> line.number("SELECT epoch FROM event_counter") > usurper.epoch());
    }
    try (var writer = line.writer()) {
      writer.append("deal:a").commit();
    }
    line.awaitPublished(1);
  }

  private void exactlyOnce(Load load) throws Exception {
    line.awaitPublished(load.committed().size());
    var records = line.topic();
    assertThat(Audit.of(records)).isEmpty();
    var ids = records.stream().map(r -> r.envelope().id()).toList();
    assertThat(ids).hasSameSizeAs(load.committed());
    assertThat(Set.copyOf(ids)).isEqualTo(Set.copyOf(load.committed()));
  }
}
