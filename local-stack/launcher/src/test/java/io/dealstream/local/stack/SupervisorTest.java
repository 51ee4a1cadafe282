package io.dealstream.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PartState;
import io.dealstream.local.data.PartState.Condition;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.data.RunningCopy.Phase;
import io.dealstream.servers.Passwords;
import io.dealstream.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real servers, in processes of their own, and real signals. */
@Timeout(120)
@TestMethodOrder(OrderAnnotation.class)
class SupervisorTest {

  static final Duration PATIENCE = Duration.ofMinutes(4);
  static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  @TempDir static Path folder;

  static DataFolder data;
  static int base;
  static Process supervisor;

  @BeforeAll
  static void choose() {
    data = new DataFolder(folder.resolve("data"));
    base = Ports.free(9);
  }

  /** The same copy for all of them: each finds it running, however the one before has left it. */
  @BeforeEach
  void start() throws Exception {
    if (supervisor == null || !supervisor.isAlive()) {
      supervisor = spawn(data, base);
    }
    await(copy -> copy.pid() == supervisor.pid() && isReady(copy));
  }

  @AfterAll
  static void stop() throws Exception {
    supervisor.destroy();
    supervisor.waitFor();
    awaitGone(parts());
  }

  /** The last one: nobody has to start the copy again. */
  @Test
  @Order(Integer.MAX_VALUE)
  void a_copy_is_durable_and_ctrl_c_leaves_nothing_of_it() throws Exception {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    var running = parts();
    interruptTheWholeGroup();
    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(supervisor.exitValue()).isZero();
    awaitGone(running);
    assertThat(RunningCopy.last(data).orElseThrow().phase()).isEqualTo(Phase.STOPPED);
    assertThat(Files.readString(data.logs().resolve("postgres.log")))
        .matches("(?s).*database system is shut down(?!.*ready to accept connections).*");
  }

  @Test
  void a_second_start_on_the_same_data_is_refused_in_one_line() throws Exception {
    var second = spawn(data, base);
    assertThat(second.errorReader(UTF_8).readAllAsString())
        .matches("a copy already runs on [^\\n]+\\n")
        .contains(Long.toString(supervisor.pid()), "./dealstream down");
    assertThat(second.waitFor()).isEqualTo(1);
  }

  @Test
  void a_port_that_is_taken_is_named_in_one_line() throws Exception {
    var other = Ports.free(9);
    try (var _ = new ServerSocket(other + 3, 1, InetAddress.getLoopbackAddress())) {
      var refused = spawn(new DataFolder(folder.resolve("other")), other);
      assertThat(refused.errorReader(UTF_8).readAllAsString())
          .matches("[^\\n]+\\n")
          .contains("port " + (other + 3), "PostgreSQL", "--ports");
      assertThat(refused.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void a_part_that_was_killed_is_started_again() throws Exception {
    for (var victim : parts()) {
      assertThat(victim.destroyForcibly()).isTrue();
    }
    await(copy -> copy.parts().stream().allMatch(p -> p.restarts() == 1 && isReady(p)));
    assertThat(setting("fsync")).isEqualTo("on");
  }

  @Test
  void the_parts_of_a_killed_supervisor_end_and_the_next_start_goes_on() throws Exception {
    var orphans = parts();
    supervisor.destroyForcibly().waitFor();
    awaitGone(orphans);
    supervisor = spawn(data, base);
    await(copy -> copy.pid() == supervisor.pid() && isReady(copy));
  }

  private static Process spawn(DataFolder data, int base) throws IOException {
    // In a session of its own, as a terminal gives it: an interrupt goes to the whole group. A job
    // in the background of a script, as these tests may be, would hand on that it ignores them.
    return new ProcessBuilder(
            "setsid",
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Ddealstream.home=" + System.getProperty("dealstream.home"),
            "-cp",
            System.getProperty("java.class.path"),
            ServersOnly.class.getName(),
            data.root().toString(),
            Integer.toString(base))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void interruptTheWholeGroup() throws IOException {
    new ProcessBuilder("kill", "-INT", "--", "-" + supervisor.pid()).start();
  }

  private static boolean isReady(RunningCopy copy) {
    return copy.phase() == Phase.READY && copy.parts().stream().allMatch(SupervisorTest::isReady);
  }

  private static boolean isReady(PartState part) {
    return part.condition() == Condition.READY;
  }

  private static void await(Predicate<RunningCopy> condition) {
    Awaitility.await("the copy to come to that")
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .failFast("the supervisor ended", () -> !supervisor.isAlive())
        .until(
            () -> RunningCopy.last(data), // named when the wait is in vain
            last -> last.filter(SupervisorTest::isThere).filter(condition).isPresent());
  }

  private static boolean isThere(RunningCopy copy) {
    return copy.supervisor().isPresent();
  }

  private static List<ProcessHandle> parts() throws IOException {
    return RunningCopy.last(data).stream()
        .flatMap(copy -> copy.parts().stream())
        .flatMap(part -> part.process().stream())
        .toList();
  }

  private static void awaitGone(List<ProcessHandle> processes) throws Exception {
    for (var process : processes) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  private String setting(String name) throws SQLException {
    var url = "jdbc:postgresql://127.0.0.1:" + (base + 3) + "/dealstream_command";
    var password = Passwords.keptIn(data.passwords()).of("command_owner");
    try (var connection = DriverManager.getConnection(url, "command_owner", password);
        var statement = connection.createStatement();
        var answer = statement.executeQuery("SHOW " + name)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
