package io.dealstream.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One database of the shared server, with the roles a real one has. */
public final class TestDatabase {

  private final String url;
  private final java.util.function.UnaryOperator<String> passwords;

  TestDatabase(String url, java.util.function.UnaryOperator<String> passwords) {
    this.url = url;
    this.passwords = passwords;
  }

  public String url() {
    return url;
  }

  public String password(String role) {
    return passwords.apply(role);
  }

  /** Connections as that role, unpooled. */
  public DataSource as(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role);
    source.setPassword(password(role));
    return source;
  }
}
