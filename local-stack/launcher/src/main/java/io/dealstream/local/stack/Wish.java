package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.Ports;
import io.dealstream.servers.Passwords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of copy was asked for.
 *
 * @param sample whether a new copy begins with the sample history
 * @param live whether a generator keeps deals moving
 * @param servers those somebody else runs; null where the copy brings its own
 */
record Wish(DataFolder data, Ports ports, boolean sample, boolean live, @Nullable Servers servers) {

  Databases databases(Passwords passwords) {
    return servers == null
        ? Databases.own(ports.postgres())
        : Databases.on(servers.jdbc, passwords);
  }

  String kafka() {
    return servers == null ? "127.0.0.1:" + ports.kafka() : servers.kafka;
  }

  /** The options of {@code up} that ask for the same. */
  List<String> asOptions() {
    var options = new ArrayList<String>(List.of("--data", data.root().toString()));
    if (!ports.equals(Ports.USUAL)) {
      options.addAll(List.of("--ports", Integer.toString(ports.command())));
    }
    if (!sample) {
      options.add("--empty");
    }
    if (live) {
      options.add("--live");
    }
    if (servers != null) {
      options.addAll(List.of("--services-only", "--jdbc", servers.jdbc, "--kafka", servers.kafka));
    }
    return options;
  }

  /**
   * PostgreSQL and Kafka, wherever they run.
   *
   * @param jdbc with a user that may create roles and databases
   * @param kafka bootstrap servers
   */
  record Servers(String jdbc, String kafka) {}
}
