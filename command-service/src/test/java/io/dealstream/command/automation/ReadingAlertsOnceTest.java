package io.dealstream.command.automation;

import static io.dealstream.events.alert.AlertKind.IDLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.Life;
import io.dealstream.command.Life.Killed;
import io.dealstream.command.RunningService;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.store.Together;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.topic.Topics;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done about alerts and how far they are read are one, whoever is killed or late. */
class ReadingAlertsOnceTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, "soak".equals(System.getProperty("size")) ? 20 : 1);
  }

  private static RunningService service;

  private StalledDeals stuck;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void open() throws InterruptedException {
    stuck = new StalledDeals(service);
  }

  @AfterEach
  void close() {
    stuck.close();
  }

  /** Killed at some point, taken up by another one, and that one killed too, and so on. */
  @ParameterizedTest
  @MethodSource("seeds")
  void killed_anywhere_each_thing_is_done_once(long seed) {
    var random = new Random(seed);
    stuck.telling("");
    var deals = stuck.client.openMany(stuck.pipeline, "visit", 60 + random.nextInt(60));
    stuck.alerts.tell(deals.stream().map(d -> stuck.raised(d, IDLE, 0)).toArray(DealAlert[]::new));
    for (var kill = 0; kill < 3; kill++) {
      var life = new Life(random.nextInt(1 + deals.size() / 3), random.nextBoolean());
      try (var doomed = stuck.reader(life.over(service.bean(Together.class)), mortal(life))) {
        assertThatThrownBy(
                () -> {
                  stuck.follow(doomed);
                  throw new Killed(); // it was done before it could be killed
                })
            .isInstanceOf(Killed.class);
      }
      assertThat(stuck.recordsRead()).as("one commit").isEqualTo(stuck.runsStored());
    }
    stuck.follow();
    assertThat(deals).allSatisfy(d -> assertThat(stuck.notices(d)).isEqualTo(1));
    assertThat(stuck.recordsRead()).isEqualTo(deals.size());
    assertThat(stuck.runsStored()).isEqualTo(deals.size());
  }

  private static Deals mortal(Life life) {
    var deals = service.bean(DealDesk.class);
    return (deal, what, origin) -> {
      life.spend();
      return deals.automate(deal, what, origin);
    };
  }

  @Test
  void whoever_was_overtaken_stores_nothing() {
    stuck.telling("");
    var deal = stuck.client.open(stuck.pipeline, "visit");
    stuck.alerts.tell(stuck.raised(deal, IDLE, 0));
    var together = service.bean(Together.class);
    var overtaken =
        new Together() {
          @Override
          public <A> A decide(Supplier<A> work) {
            return once(work);
          }

          @Override
          public <A> A once(Supplier<A> work) {
            overtake();
            return together.once(work);
          }
        };
    try (var zombie = stuck.reader(overtaken, service.bean(DealDesk.class)::automate)) {
      stuck.awaitFind(zombie);
    }
    assertThat(stuck.notices(deal)).isZero();
    assertThat(stuck.runsStored()).isZero();
  }

  private static void overtake() {
    for (var partition = 0; partition < Topics.DEAL_ALERTS.partitions(); partition++) {
      service
          .tables()
          .sql(
              """
              INSERT INTO automation_alerts_read VALUES (?, 7)
              ON CONFLICT (partition) DO UPDATE SET next_offset = 7""")
          .param(partition)
          .update();
    }
  }

  @Test
  void several_at_once_do_nothing_twice() throws Exception {
    stuck.telling("");
    var deals = stuck.client.openMany(stuck.pipeline, "visit", 70);
    stuck.alerts.tell(deals.stream().map(d -> stuck.raised(d, IDLE, 0)).toArray(DealAlert[]::new));
    var together = new CyclicBarrier(3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var others = new ArrayList<Future<?>>();
      for (var i = 0; i < 2; i++) {
        others.add(
            threads.submit(
                () -> {
                  try (var another =
                      stuck.reader(
                          service.bean(Together.class), service.bean(DealDesk.class)::automate)) {
                    together.await();
                    stuck.follow(another);
                    return true;
                  }
                }));
      }
      together.await();
      stuck.follow();
      for (var other : others) {
        other.get();
      }
    }
    assertThat(deals).allSatisfy(d -> assertThat(stuck.notices(d)).isEqualTo(1));
    assertThat(stuck.recordsRead()).isEqualTo(70);
  }

  @Test
  void without_a_rule_about_them_and_without_kafka_there_is_nothing_to_wait_for() throws Exception {
    service.tables().sql("UPDATE automation SET stalled = false").update();
    var deal = stuck.client.open(stuck.pipeline, "visit");
    stuck.alerts.tell(stuck.raised(deal, IDLE, 0));
    assertThat(stuck.reader.step(() -> false)).isFalse();
    assertThat(stuck.recordsRead()).isZero();
    stuck.telling("");
    stuck.client.task(stuck.pipeline + "t", stuck.pipeline, "pitch", "prepare").isOk(201);
    try (var away =
        stuck.reader(
            new AlertTopic("127.0.0.1:9", Topics.DEAL_ALERTS),
            service.bean(Together.class),
            service.bean(DealDesk.class)::automate)) {
      assertThat(away.step(() -> false)).isFalse();
    }
    stuck.client.act(deal, "move", "{\"stageId\": \"pitch\"}");
    stuck.client.settle();
    assertThat(stuck.client.planned(deal)).containsExactly("prepare");
  }
}
