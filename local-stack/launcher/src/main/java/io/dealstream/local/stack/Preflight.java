package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.Ports;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** What must be so before anything is started; each failure is told in one line. */
final class Preflight {

  /** An empty cluster, an empty broker and the logs of one start. */
  static final long SPACE_TO_START = 256L << 20;

  private Preflight() {}

  static void makeFolder(DataFolder data) {
    try {
      data.create();
    } catch (IOException refused) {
      throw new Refusal("the data folder " + data.root() + " cannot be made: " + why(refused));
    }
  }

  static void checkSpace(DataFolder data) throws IOException {
    var free = Files.getFileStore(data.root()).getUsableSpace();
    if (free < SPACE_TO_START) {
      throw new Refusal(
          "the disk under %s is too full: %d MB are free, starting needs %d MB"
              .formatted(data.root(), free >> 20, SPACE_TO_START >> 20));
    }
  }

  static void checkPorts(Wish wish) throws IOException {
    for (var needed : needed(wish).entrySet()) {
      if (!io.dealstream.servers.Ports.isFree(needed.getKey())) {
        throw new Refusal(
            "port %d, for %s, is taken by %s"
                .formatted(needed.getKey(), needed.getValue(), taker(wish.ports())));
      }
    }
  }

  /** Of a broker somebody else runs: services would wait for it without a word. */
  static void checkBroker(Wish wish, Duration patience) throws InterruptedException {
    var servers = wish.servers();
    if (servers == null) {
      return;
    }
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", servers.kafka(),
            "request.timeout.ms", (int) patience.toMillis(),
            "default.api.timeout.ms", (int) patience.toMillis());
    try (var admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException | KafkaException refused) {
      var cause = Objects.requireNonNullElse(refused.getCause(), refused);
      throw new Refusal("Kafka at " + servers.kafka() + ": " + cause.getMessage(), refused);
    }
  }

  private static Map<Integer, String> needed(Wish wish) {
    var ports = wish.ports();
    var needed = new LinkedHashMap<Integer, String>();
    needed.put(ports.command(), "the command service");
    needed.put(ports.query(), "the query service");
    needed.put(ports.metrics(), "the metrics stream");
    needed.put(ports.signIn(), "signing in");
    if (wish.servers() == null) {
      needed.put(ports.postgres(), "PostgreSQL");
      needed.put(ports.kafka(), "Kafka");
      needed.put(ports.kafkaController(), "Kafka's controller");
    }
    return needed;
  }

  private static String taker(Ports ports) {
    return OtherCopy.answersAt(ports)
        ? "another copy of Dealstream: stop it with ./dealstream down --data ITS_FOLDER,"
            + " or choose other ports with --ports BASE"
        : "another program: choose other ports with --ports BASE";
  }

  static String alreadyRunning(RunningCopy copy, DataFolder data) {
    return "a copy already runs on %s (process %d, page %s/): ./dealstream down stops it"
        .formatted(data.root(), copy.pid(), copy.ports().queryUrl());
  }

  private static String why(IOException refused) {
    return refused.getClass().getSimpleName() + ": " + refused.getMessage();
  }
}
