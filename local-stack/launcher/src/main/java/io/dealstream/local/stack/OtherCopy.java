package io.dealstream.local.stack;

import io.dealstream.local.data.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether it is one of us that has the ports: its sign-in service tells. */
final class OtherCopy {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private OtherCopy() {}

  static boolean answersAt(Ports ports) {
    var address = URI.create(ports.issuer() + "/.well-known/openid-configuration");
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains(ports.issuer());
    } catch (IOException nobody) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
