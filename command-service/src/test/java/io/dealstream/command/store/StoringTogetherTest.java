package io.dealstream.command.store;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Many commands in one commit, and each of them whole or not at all. */
class StoringTogetherTest {

  private final StoreOnDatabase store = new StoreOnDatabase();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() throws Exception {
    callers.close();
    store.close();
  }

  @Test
  void commands_that_wait_at_the_same_time_are_stored_in_one_commit() throws Exception {
    var answers = inOneBatch(appends("a", "b", "c", "d", "e", "f"));
    for (var answer : answers) {
      answer.get();
    }
    assertThat(store.commits()).as("the first, and all that waited for it").isEqualTo(2);
  }

  @Test
  void a_lost_race_fails_its_own_command_alone() throws Exception {
    store.append("taken", 0);
    var answers = inOneBatch(appends("a", "taken", "b"));
    answers.get(0).get();
    answers.get(2).get();
    assertLostRace(answers.get(1));
    assertThat(store.sequences("a")).containsExactly(0L);
    assertThat(store.sequences("b")).containsExactly(0L);
    assertThat(store.sequences("taken")).containsExactly(0L);
  }

  @Test
  void nothing_is_stored_of_a_command_that_lost_a_part_of_a_race() throws Exception {
    store.append("taken", 0);
    var half =
        call(
            () -> {
              WriteSet.current().add(StoreOnDatabase.event("new", 0));
              WriteSet.current().add(StoreOnDatabase.event("taken", 0));
              WriteSet.current().add(StoreOnDatabase.head("side", 1));
            });
    assertLostRace(callers.submit(half));
    assertThat(store.sequences("new")).isEmpty();
    assertThat(store.heads()).isZero();
  }

  @Test
  void of_two_that_want_the_same_number_in_one_batch_one_gets_it() throws Exception {
    var answers = inOneBatch(appends("same", "same", "same"));
    assertThat(answers.stream().filter(StoringTogetherTest::succeeded)).hasSize(1);
    assertThat(store.sequences("same")).containsExactly(0L);
  }

  @Test
  void a_side_row_that_touches_nothing_fails_its_own_command_alone() throws Exception {
    var fails =
        call(
            () -> {
              WriteSet.current().add(StoreOnDatabase.event("x", 0));
              WriteSet.current()
                  .add(
                      SideRow.exactly(
                          1,
                          () -> new IllegalArgumentException("nobody there"),
                          "UPDATE pipeline_head SET version = ? WHERE pipeline_id = ?",
                          1L,
                          "none"));
            });
    var answers = inOneBatch(List.of(append("a"), fails, append("b")));
    answers.get(0).get();
    answers.get(2).get();
    assertThatThrownBy(answers.get(1)::get).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(store.sequences("x")).isEmpty();
  }

  @Test
  void a_row_for_after_the_events_sees_those_of_the_whole_commit_and_fails_its_own_command_alone()
      throws Exception {
    var without =
        call(
            () -> {
              WriteSet.current().add(StoreOnDatabase.head("p", 1));
              WriteSet.current()
                  .add(
                      SideRow.afterEvents(
                          0,
                          () -> new IllegalArgumentException("somebody there"),
                          """
                          UPDATE pipeline_head SET version = version WHERE pipeline_id = ?
                          AND EXISTS (SELECT FROM event WHERE aggregate_id LIKE ?)\
                          """,
                          "p",
                          "%:b"));
            });
    var answers = inOneBatch(List.of(append("a"), without, append("b")));
    answers.get(0).get();
    answers.get(2).get();
    assertThatThrownBy(answers.get(1)::get).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(store.heads()).isZero();
  }

  @Test
  void a_row_the_database_refuses_fails_its_own_command_alone() throws Exception {
    var refused =
        call(
            () -> {
              WriteSet.current().add(StoreOnDatabase.event("x", 0));
              WriteSet.current().add(StoreOnDatabase.head("p", null));
            });
    var answers = inOneBatch(List.of(append("a"), refused, append("b")));
    answers.get(0).get();
    answers.get(2).get();
    assertThatThrownBy(answers.get(1)::get)
        .hasCauseInstanceOf(DataIntegrityViolationException.class);
    assertThat(store.sequences("x")).isEmpty();
    assertThat(store.heads()).isZero();
  }

  @Test
  void a_single_try_that_stood_on_what_was_remembered_is_made_again_on_what_is_stored()
      throws Exception {
    setHead("p", 1);
    onHead("before").call();
    setHead("p", 2);
    onHead("after").call();
    assertThat(store.sequences("after")).containsExactly(0L);
  }

  private Callable<Object> onHead(String deal) {
    return call(
        () -> {
          store.hold("p");
          WriteSet.current().add(StoreOnDatabase.event(deal, 0));
        });
  }

  @Test
  void a_command_whose_premise_has_changed_is_not_stored() {
    setHead("p", 1);
    var outdated =
        call(
            () -> {
              store.hold("p");
              setHead("p", 2);
              WriteSet.current().add(StoreOnDatabase.event("x", 0));
            });
    assertThatThrownBy(outdated::call).isInstanceOf(LostRace.class);
    assertThat(store.sequences("x")).isEmpty();
  }

  @Test
  void a_premise_that_changed_meanwhile_is_read_afresh_and_decided_again() {
    setHead("p", 1);
    var seen = new ArrayList<Long>();
    store.commits.decide(
        () -> {
          store.hold("p");
          seen.add(WriteSet.current().premises().values().iterator().next());
          if (seen.size() == 1) {
            setHead("p", 2);
          }
          WriteSet.current().add(StoreOnDatabase.event("x", 0));
          return true;
        });
    assertThat(seen).containsExactly(1L, 2L);
    assertThat(store.sequences("x")).containsExactly(0L);
  }

  @Test
  void the_events_of_an_aggregate_lie_in_their_order() throws Exception {
    var running = new ArrayList<Future<?>>();
    for (var deal : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      running.add(
          callers.submit(
              () -> {
                for (var n = 0L; n < 300; n += 3) {
                  store.append(deal, n + 2, n, n + 1); // as they come
                }
              }));
    }
    for (var each : running) {
      each.get();
    }
    assertThat(store.sequences("a"))
        .containsExactlyElementsOf(LongStream.range(0, 300).boxed().toList());
    assertThat(store.sequences("h")).isSorted().hasSize(300);
    assertThat(store.commits()).isLessThan(8 * 100);
  }

  @Test
  void where_there_is_no_room_a_command_is_told_so_and_nothing_of_it_is_stored() throws Exception {
    try (var small = new StoreOnDatabase(1, connection -> connection)) {
      var held = small.holdWritersBack();
      var first = callers.submit(() -> small.append("first", 0));
      small.awaitBlocked();
      var hurried = new ArrayList<Future<Boolean>>();
      for (var i = 0; i < 5; i++) {
        var deal = "hurried " + i;
        hurried.add(callers.submit(() -> isStored(small, deal)));
      }
      await("those there is no room for")
          .until(() -> hurried.stream().filter(Future::isDone).count() >= 4);
      var patient = callers.submit(() -> small.append("patient", 0));
      held.close();
      first.get();
      patient.get();
      for (var i = 0; i < 5; i++) {
        assertThat(small.sequences("hurried " + i)).hasSize(hurried.get(i).get() ? 1 : 0);
      }
      assertThat(hurried.stream().filter(Future::resultNow))
          .as("the one there was room for")
          .hasSize(1);
      assertThat(small.sequences("patient")).containsExactly(0L);
    }
  }

  private static boolean isStored(StoreOnDatabase small, String deal) {
    try {
      return small.commits.decide(
          () -> {
            WriteSet.current().add(StoreOnDatabase.event(deal, 0));
            return true;
          });
    } catch (StoreBusy busy) {
      return false;
    }
  }

  @Test
  void what_waits_when_the_service_stops_is_stored_and_no_more_is_taken() throws Exception {
    try (var stopping = new StoreOnDatabase()) {
      var held = stopping.holdWritersBack();
      var first = callers.submit(() -> stopping.append("first", 0));
      stopping.awaitBlocked();
      var second = callers.submit(() -> stopping.append("second", 0));
      stopping.awaitWaiting(1);
      var closing =
          callers.submit(
              () -> {
                stopping.close();
                return true;
              });
      held.close();
      closing.get();
      first.get();
      second.get();
      assertThatThrownBy(() -> stopping.append("late", 0)).isInstanceOf(StoreBusy.class);
      assertThat(stopping.sequences("first")).hasSize(1);
      assertThat(stopping.sequences("second")).hasSize(1);
    }
  }

  private void setHead(String pipeline, long version) {
    store
        .owner
        .sql(
            """
            INSERT INTO pipeline_head VALUES (?, ?)
            ON CONFLICT (pipeline_id) DO UPDATE SET version = excluded.version\
            """)
        .param(pipeline)
        .param(version)
        .update();
  }

  private Callable<Object> append(String deal) {
    return call(() -> WriteSet.current().add(StoreOnDatabase.event(deal, 0)));
  }

  private List<Callable<Object>> appends(String... deals) {
    var calls = new ArrayList<Callable<Object>>();
    for (var deal : deals) {
      calls.add(append(deal));
    }
    return calls;
  }

  private Callable<Object> call(Runnable work) {
    return () ->
        store.commits.once(
            () -> {
              work.run();
              return true;
            });
  }

  /** Behind a first command that is held back until all the others wait. */
  private List<Future<Object>> inOneBatch(List<Callable<Object>> calls) throws Exception {
    var held = store.holdWritersBack();
    var first = callers.submit(append("first"));
    store.awaitBlocked();
    var answers = calls.stream().map(callers::submit).toList();
    store.awaitWaiting(calls.size());
    held.close();
    first.get();
    return answers;
  }

  private static boolean succeeded(Future<?> answer) {
    try {
      answer.get();
      return true;
    } catch (ExecutionException lost) {
      assertThat(lost).hasCauseInstanceOf(LostRace.class);
      return false;
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private static void assertLostRace(Future<?> answer) {
    assertThatThrownBy(answer::get).hasCauseInstanceOf(LostRace.class);
  }
}
