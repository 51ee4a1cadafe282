package io.dealstream.command.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the writer gets its connection from. */
@FunctionalInterface
interface WriterDatabase {

  /** With autocommit off. */
  Connection connect() throws SQLException;
}
