package io.dealstream.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection goes while a commit is under way: nothing is lost, nothing stands there twice. */
class UnansweredCommitTest {

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    callers.close();
  }

  /** What becomes of a commit whose answer does not arrive. */
  private interface Commit {
    void on(Connection connection) throws SQLException;
  }

  @Test
  void killed_in_the_middle_of_its_commit_a_batch_is_stored_once() throws Exception {
    try (var store = new StoreOnDatabase()) {
      store.slowCommits("3");
      var answer = callers.submit(() -> store.append("a", 0, 1));
      store.awaitKill("COMMIT%");
      store.fastCommits();
      answer.get();
      assertThat(store.sequences("a")).containsExactly(0L, 1L);
    }
  }

  @Test
  void killed_before_its_commit_a_batch_is_stored_once() throws Exception {
    try (var store = new StoreOnDatabase()) {
      var held = store.holdWritersBack();
      var answer = callers.submit(() -> store.append("a", 0));
      store.awaitBlocked();
      store.awaitKill("INSERT INTO event%");
      held.close();
      answer.get();
      assertThat(store.sequences("a")).containsExactly(0L);
    }
  }

  @Test
  void a_commit_that_was_done_and_not_answered_is_not_done_again() throws Exception {
    try (var store = storeThatLosesTheFirstAnswer(Connection::commit)) {
      store.append("a", 0);
      assertThat(store.sequences("a")).containsExactly(0L);
      store.append("a", 1);
      assertThatThrownBy(() -> store.append("a", 1)).isInstanceOf(LostRace.class);
    }
  }

  @Test
  void a_commit_that_was_not_done_is_done_again() throws Exception {
    try (var store = storeThatLosesTheFirstAnswer(Connection::rollback)) {
      store.append("a", 0);
      assertThat(store.sequences("a")).containsExactly(0L);
      assertThat(store.commits()).isEqualTo(1);
    }
  }

  @Test
  void a_commit_that_still_goes_on_is_waited_for() throws Exception {
    Commit later =
        connection ->
            callers.submit(
                () -> {
                  connection.commit();
                  return true;
                });
    try (var store = storeThatLosesTheFirstAnswer(later)) {
      store.slowCommits("0.5");
      store.append("a", 0);
      assertThat(store.sequences("a")).containsExactly(0L);
    }
  }

  @Test
  void rows_without_an_event_are_in_no_doubt_either() throws Exception {
    try (var store = storeThatLosesTheFirstAnswer(Connection::commit)) {
      store.commits.once(
          () -> {
            WriteSet.current()
                .add(
                    SideRow.exactly(
                        1,
                        () -> new LostRace(null),
                        "INSERT INTO pipeline_head VALUES (?, 0) ON CONFLICT DO NOTHING",
                        "p"));
            return true;
          });
      assertThat(store.heads()).isEqualTo(1);
    }
  }

  @Test
  void whatever_is_killed_and_however_often_each_command_is_stored_once() throws Exception {
    try (var store = new StoreOnDatabase()) {
      var over = new AtomicBoolean();
      var kills = new AtomicInteger();
      var killer =
          callers.submit(
              () -> {
                while (!over.get()) {
                  kills.addAndGet(store.killWriter("%") ? 1 : 0);
                  Thread.sleep(15);
                }
                return true;
              });
      var running = new ArrayList<Future<Long>>();
      for (var i = 0; i < 16; i++) {
        var deal = "deal " + i;
        running.add(callers.submit(() -> appendOneByOne(store, deal)));
      }
      for (var i = 0; i < 16; i++) {
        assertThat(store.sequences("deal " + i).size()).isLessThanOrEqualTo(100);
        var stored = running.get(i).get();
        assertThat(store.sequences("deal " + i))
            .containsExactlyElementsOf(LongStream.range(0, stored).boxed().toList());
      }
      over.set(true);
      killer.get();
      assertThat(kills).hasPositiveValue();
    }
  }

  /** Goes on with the same number where it is told that nothing was stored. */
  private static long appendOneByOne(StoreOnDatabase store, String deal) {
    var stored = 0L;
    while (stored < 100) {
      try {
        store.append(deal, stored);
        stored++;
      } catch (org.springframework.dao.DataAccessResourceFailureException nothingStored) {
        Thread.onSpinWait();
      }
    }
    return stored;
  }

  private static StoreOnDatabase storeThatLosesTheFirstAnswer(Commit commit) {
    var first = new AtomicBoolean(true);
    return new StoreOnDatabase(
        10,
        real ->
            (Connection)
                Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (_, method, arguments) -> {
                      if (method.getName().equals("commit") && first.compareAndSet(true, false)) {
                        commit.on(real);
                        throw new SQLException("an I/O error", "08006");
                      }
                      if (method.getName().equals("close")) {
                        return null; // as a cut wire: the other end goes on
                      }
                      try {
                        return method.invoke(real, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
  }
}
