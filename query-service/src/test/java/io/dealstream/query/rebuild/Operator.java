package io.dealstream.query.rebuild;

import static io.dealstream.query.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/** Who rebuilds, over HTTP. */
final class Operator {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Operator() {}

  static HttpResponse<String> send(Service service, String token, String method, String path) {
    var request =
        HttpRequest.newBuilder(service.uri(path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode begin(Service service, String model) {
    var answer = send(service, TestIssuer.shared().admin(), "POST", "/api/rebuilds/" + model);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Location")).contains("/api/rebuilds/" + model);
    return Service.JSON.readTree(answer.body());
  }

  static int stop(Service service, String model) {
    return send(service, TestIssuer.shared().admin(), "DELETE", "/api/rebuilds/" + model)
        .statusCode();
  }

  static JsonNode look(Service service, String model) {
    return service.getAs(TestIssuer.shared().admin(), "/api/rebuilds/" + model).json();
  }

  static String stateOf(Service service, String model) {
    return look(service, model).get("state").asString();
  }

  static JsonNode done(Service service, String model) {
    eventually(() -> assertThat(stateOf(service, model)).isEqualTo("done"));
    return look(service, model);
  }
}
