package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of several instances: started, stopped, killed and started again. */
final class InstanceProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final String name;
  private final Path stateDir;
  private final List<String> arguments;
  private Process process;

  /**
   * @param folder for its stores
   * @param standbyReplicas how many stores of others it keeps up to date
   */
  InstanceProcess(String applicationId, String name, Path folder, int standbyReplicas) {
    this.name = name;
    this.stateDir = folder.resolve(name);
    this.arguments =
        List.of(
            BrokerUnderTest.SERVERS,
            applicationId,
            stateDir.toString(),
            name,
            Integer.toString(standbyReplicas));
  }

  void start() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx192m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            OneInstance.class.getName()));
    command.addAll(arguments);
    var log = Files.createDirectories(Path.of("target/instances")).resolve(name + ".log");
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /** As a service is stopped: what it was at is committed. */
  void stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s ends", name).isTrue();
    assertThat(process.exitValue()).as("what %s ended with", name).isZero();
  }

  /** By SIGKILL, with a transaction open and without a word to the group. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s is dead", name).isTrue();
  }

  /** Takes away all it had on its disk; only where it does not run. */
  void wipe() throws IOException {
    if (Files.exists(stateDir)) {
      try (var all = Files.walk(stateDir)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** That it has not ended by itself, as it does where the stream has failed. */
  void assertAlive() {
    assertThat(process.isAlive()).as("%s goes on, see target/instances", name).isTrue();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
