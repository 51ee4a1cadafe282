package io.dealstream.local.stack;

import io.dealstream.local.terminal.Refusal;
import io.dealstream.servers.Passwords;
import io.dealstream.servers.RolesScript;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where the services find their databases.
 *
 * @param server {@code jdbc:postgresql://…/}, to which a database's name is added
 */
record Databases(String server) {

  static Databases own(int port) {
    return new Databases("jdbc:postgresql://127.0.0.1:" + port + "/");
  }

  /**
   * Those on a server somebody else runs; made first, with their roles, where they are missing.
   *
   * @param jdbc of a user who may do that
   */
  static Databases on(String jdbc, Passwords passwords) {
    var question = jdbc.indexOf('?');
    var address = question < 0 ? jdbc : jdbc.substring(0, question);
    var host = address.lastIndexOf('/');
    if (!address.startsWith("jdbc:postgresql://") || host < "jdbc:postgresql://".length()) {
      throw new Refusal("--jdbc must look like jdbc:postgresql://HOST:PORT/postgres?user=…");
    }
    var databases = new Databases(address.substring(0, host + 1));
    try (var administrator = DriverManager.getConnection(jdbc)) {
      RolesScript.run(administrator, passwords);
    } catch (SQLException refused) {
      throw new Refusal("PostgreSQL at " + databases.server + ": " + refused.getMessage(), refused);
    }
    databases.checkEntry("dealstream_command", "command_app", passwords);
    databases.checkEntry("dealstream_query", "query_app", passwords);
    return databases;
  }

  String command() {
    return server + "dealstream_command";
  }

  String query() {
    return server + "dealstream_query";
  }

  /** Roles that were there before may have other passwords than this copy knows. */
  private void checkEntry(String database, String role, Passwords passwords) {
    var credentials = new Properties();
    credentials.setProperty("user", role);
    credentials.setProperty("password", passwords.of(role));
    try (var connection = DriverManager.getConnection(server + database, credentials)) {
      connection.isValid(1);
    } catch (SQLException refused) {
      throw new Refusal(
          "role %s of %s: %s; its password must stand in the data folder's passwords.properties"
              .formatted(role, server, refused.getMessage()),
          refused);
    }
  }
}
