package io.dealstream.local.data;

import java.util.List;

/** Where each part listens, on loopback. */
public record Ports(
    int command, int query, int metrics, int postgres, int kafka, int kafkaController, int signIn) {

  public static final Ports USUAL = new Ports(8080, 8081, 8082, 15432, 19092, 19093, 8088);

  /** Nine ports in a row, so that two copies can run side by side. */
  public static Ports from(int base) {
    return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 8);
  }

  public String commandUrl() {
    return url(command);
  }

  public String queryUrl() {
    return url(query);
  }

  public String metricsUrl() {
    return url(metrics);
  }

  public String issuer() {
    return url(signIn);
  }

  /** Where a browser may have the page from. */
  public List<String> pageOrigins() {
    return List.of(queryUrl(), "http://localhost:" + query);
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
