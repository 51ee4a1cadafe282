package io.dealstream.system;

import static org.awaitility.Awaitility.await;

import io.dealstream.servers.Passwords;
import io.dealstream.servers.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A command-service beside the one the stack has started itself. */
record SecondCommandService(Process process, URI uri) implements AutoCloseable {

  static SecondCommandService start(LocalStack stack, Path home) throws Exception {
    var port = Ports.free(1);
    var passwords = Passwords.keptIn(stack.data().resolve("passwords.properties"));
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                home.resolve("command-service/target/command-service-0.1.0.jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(stack.data().resolve("logs/second-command-service.log").toFile());
    var url = "jdbc:postgresql://127.0.0.1:" + stack.postgresPort() + "/dealstream_command";
    builder
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("SPRING_DATASOURCE_URL", url),
                Map.entry("SPRING_DATASOURCE_USERNAME", "command_app"),
                Map.entry("SPRING_DATASOURCE_PASSWORD", passwords.of("command_app")),
                Map.entry("SPRING_FLYWAY_URL", url),
                Map.entry("SPRING_FLYWAY_USER", "command_owner"),
                Map.entry("SPRING_FLYWAY_PASSWORD", passwords.of("command_owner")),
                Map.entry("DEALSTREAM_SEQUENCER_USERNAME", "command_sequencer"),
                Map.entry("DEALSTREAM_SEQUENCER_PASSWORD", passwords.of("command_sequencer")),
                Map.entry("DEALSTREAM_KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers()),
                Map.entry("DEALSTREAM_ISSUER", stack.signIn().toString())));
    var second = new SecondCommandService(builder.start(), URI.create("http://127.0.0.1:" + port));
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> new Api(second.uri, "").get("/actuator/health").status() == 200);
      return second;
    } catch (ConditionTimeoutException neverReady) {
      second.kill();
      throw neverReady;
    }
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
