package io.dealstream.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker and controller of one node, in a JVM of its own, on loopback, with its data in a
 * folder that outlives it.
 */
public final class LocalBroker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private LocalBroker(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param home the project's root, where the broker's jars have been put by the build
   * @param port of the broker; the controller takes the next one
   */
  public static LocalBroker start(Path home, Path data, int port, Path log)
      throws IOException, InterruptedException {
    var jars = home.resolve("local-stack/broker/target/lib");
    if (!Files.isDirectory(jars)) {
      throw new IOException("the broker's jars are not in " + jars + ": build the project first");
    }
    Files.createDirectories(data);
    Files.createDirectories(log.toAbsolutePath().getParent());
    var properties = BrokerProperties.write(data, port);
    if (!Files.exists(data.resolve("log/meta.properties"))) {
      format(jars, properties, log);
    }
    var process = java(jars, log, "kafka.Kafka", properties.toString());
    var broker = new LocalBroker(process, port);
    try {
      broker.awaitReady();
      return broker;
    } catch (IOException | InterruptedException failed) {
      broker.close();
      throw failed;
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public Process process() {
    return process;
  }

  private static void format(Path jars, Path properties, Path log)
      throws IOException, InterruptedException {
    var tool =
        java(
            jars,
            log,
            "kafka.tools.StorageTool",
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            properties.toString());
    if (!tool.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || tool.exitValue() != 0) {
      tool.destroyForcibly();
      throw new IOException("the broker's folder could not be formatted, see " + log);
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrapServers(),
            "default.api.timeout.ms",
            60_000,
            "request.timeout.ms",
            2_000);
    try (var admin = Admin.create(settings)) {
      var nodes = admin.describeCluster().nodes();
      for (var waited = Duration.ZERO;
          waited.compareTo(PATIENCE) < 0;
          waited = waited.plusMillis(200)) {
        if (!process.isAlive()) {
          throw new IOException("the broker ended at once with " + process.exitValue());
        }
        if (answered(nodes)) {
          return;
        }
      }
    }
    throw new IOException("the broker did not answer within " + PATIENCE.toSeconds() + " s");
  }

  private static boolean answered(org.apache.kafka.common.KafkaFuture<?> nodes)
      throws IOException, InterruptedException {
    try {
      nodes.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException failed) {
      throw new IOException("the broker cannot be reached", failed.getCause());
    }
  }

  private static Process java(Path jars, Path log, String main, String... args) throws IOException {
    var flags =
        List.of(
            "-Xms256m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+UseTransparentHugePages",
            "-XX:TieredStopAtLevel=1");
    return new ChildJvm(flags, jars + "/*", main, List.of(args), Map.of(), 0, log).start();
  }

  @Override
  public void close() {
    ChildJvm.stop(process);
  }
}
