package io.dealstream.local.stack;

import static java.util.Map.entry;

import io.dealstream.events.topic.Topics;
import io.dealstream.local.data.Ports;
import io.dealstream.servers.Passwords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a copy is made of, in the order it starts; it stops in the other. */
final class Parts {

  static final String COMMAND = "command";
  static final String METRICS = "metrics";
  static final String QUERY = "query";

  /**
   * Each thread has transactions of its own, and each of those a marker in every partition it has
   * touched: with two processors for everything, a second thread is more work and no more speed.
   */
  private static final int STREAM_THREADS = Processors.areFew() ? 1 : 2;

  /**
   * Of a new copy's figures. A commit writes to every partition that it touches, and they fall into
   * as many of each metric as there are.
   */
  private static final String PARTITIONS =
      Integer.toString(Processors.areFew() ? 1 : Topics.PARTITIONS);

  /**
   * Whoever commands or asks waits for an answer; figures that wait meet others on the way, and are
   * fewer.
   */
  private static final int NICENESS_OF_FIGURES = 5;

  private final Wish wish;
  private final Ports ports;
  private final Databases databases;
  private final Passwords passwords;

  private Parts(Wish wish, Databases databases, Passwords passwords) {
    this.wish = wish;
    this.ports = wish.ports();
    this.databases = databases;
    this.passwords = passwords;
  }

  static List<Part> of(Wish wish, Databases databases, Passwords passwords) {
    var made = new Parts(wish, databases, passwords);
    return wish.servers() == null ? made.everything() : made.services(List.of(), List.of());
  }

  private List<Part> everything() {
    var parts = new ArrayList<Part>();
    parts.add(new PostgresPart(wish.data(), ports.postgres(), passwords));
    parts.add(new BrokerPart(wish.data(), ports.kafka()));
    parts.addAll(services(List.of(PostgresPart.NAME), List.of(BrokerPart.NAME)));
    return List.copyOf(parts);
  }

  private List<Part> services(List<String> postgres, List<String> broker) {
    var both = Stream.concat(postgres.stream(), broker.stream()).toList();
    return List.of(query(both), metrics(broker), command(both));
  }

  private Part command(List<String> needs) {
    return service(
        COMMAND,
        "command-service",
        "io.dealstream.command.CommandService",
        ports.command(),
        needs,
        Map.of(
            "SPRING_DATASOURCE_URL", databases.command(),
            "SPRING_DATASOURCE_USERNAME", "command_app",
            "SPRING_DATASOURCE_PASSWORD", passwords.of("command_app"),
            "SPRING_FLYWAY_URL", databases.command(),
            "SPRING_FLYWAY_USER", "command_owner",
            "SPRING_FLYWAY_PASSWORD", passwords.of("command_owner"),
            "DEALSTREAM_SEQUENCER_USERNAME", "command_sequencer",
            "DEALSTREAM_SEQUENCER_PASSWORD", passwords.of("command_sequencer"),
            "DEALSTREAM_CHECKPOINTS_KEY_FILE", CheckpointKeys.keptIn(wish.data()).toString()));
  }

  private Part query(List<String> needs) {
    return service(
        QUERY,
        "query-service",
        "io.dealstream.query.QueryService",
        ports.query(),
        needs,
        Map.ofEntries(
            entry("SPRING_DATASOURCE_URL", databases.query()),
            entry("SPRING_DATASOURCE_USERNAME", "query_app"),
            entry("SPRING_DATASOURCE_PASSWORD", passwords.of("query_app")),
            entry("SPRING_FLYWAY_URL", databases.query()),
            entry("SPRING_FLYWAY_USER", "query_owner"),
            entry("SPRING_FLYWAY_PASSWORD", passwords.of("query_owner")),
            entry("DEALSTREAM_COMMAND_URL", ports.commandUrl()),
            entry("DEALSTREAM_SIGN_IN_URL", ports.issuer()),
            entry("DEALSTREAM_PARTITIONS", PARTITIONS),
            // Who tries webhooks on one machine has the receiver on it.
            entry("DEALSTREAM_WEBHOOKS_KEY", WebhooksKey.keptIn(wish.data())),
            entry("DEALSTREAM_WEBHOOKS_ALLOW_HTTP", "true"),
            entry("DEALSTREAM_WEBHOOKS_ALLOW_PRIVATE_ADDRESSES", "true")));
  }

  private Part metrics(List<String> needs) {
    return service(
            METRICS,
            "metrics-stream",
            "io.dealstream.metrics.MetricsStream",
            ports.metrics(),
            needs,
            Map.of(
                "DEALSTREAM_STATE_DIR",
                wish.data().streams().toString(),
                "DEALSTREAM_INSTANCE_ID",
                "local",
                "DEALSTREAM_PARTITIONS",
                PARTITIONS,
                "DEALSTREAM_THREADS",
                Integer.toString(STREAM_THREADS)))
        .givingWay(NICENESS_OF_FIGURES);
  }

  private ServicePart service(
      String name,
      String artifact,
      String main,
      int port,
      List<String> needs,
      Map<String, String> own) {
    var environment = new HashMap<>(own);
    environment.putAll(
        Map.ofEntries(
            entry("SERVER_ADDRESS", "127.0.0.1"),
            entry("SERVER_PORT", Integer.toString(port)),
            entry("SPRING_MAIN_BANNER_MODE", "off"),
            entry("LOGGING_LEVEL_ORG_APACHE_KAFKA", "warn"),
            entry("DEALSTREAM_ISSUER", ports.issuer()),
            entry("DEALSTREAM_KAFKA_BOOTSTRAP_SERVERS", wish.kafka()),
            entry("DEALSTREAM_ALLOWED_ORIGINS", String.join(",", ports.pageOrigins()))));
    var log = wish.data().logs().resolve(name + ".log");
    return new ServicePart(name, artifact, main, port, needs, Map.copyOf(environment), 0, log);
  }
}
