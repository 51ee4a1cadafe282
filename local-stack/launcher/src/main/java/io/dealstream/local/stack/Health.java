package io.dealstream.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a service says of itself. */
final class Health {

  // One for all: it lives as long as the copy.
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final HttpRequest question;

  Health(int port) {
    var address = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    question = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
  }

  boolean isReady() throws InterruptedException {
    try {
      return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
