package io.dealstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.servers.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sign-in as a container runs it: a process of its own, told where it stands. */
@Timeout(60)
class SigningInAloneTest {

  private static final String PAGE = "http://127.0.0.1:8081";
  private static final int ENDED_BY_SIGTERM = 143;

  @TempDir Path data;

  @Test
  void it_has_to_be_told_the_address_that_everyone_knows_it_by() {
    var said = new StringWriter();
    var line = Dealstream.commandLine().setErr(new PrintWriter(said, true));
    assertThat(line.execute("sign-in", "--data", data.toString(), "--page", PAGE)).isEqualTo(2);
    assertThat(said.toString()).contains("--issuer").hasLineCount(1);
  }

  @Test
  void it_serves_under_that_address_and_goes_when_asked_to() throws Exception {
    var port = Ports.free(1);
    var issuer = "http://sign-in.localhost:" + port;
    var signIn =
        dealstream("sign-in", "--port", "" + port, "--issuer", issuer, "--page", PAGE).start();
    try {
      assertThat(openIdConfiguration(port, signIn)).contains("\"issuer\":\"" + issuer + "\"");
    } finally {
      signIn.destroy();
    }
    assertThat(signIn.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(signIn.exitValue()).isEqualTo(ENDED_BY_SIGTERM);

    var token = dealstream("token", "--role", "admin", "--issuer", issuer).start();
    var claims = new String(token.getInputStream().readAllBytes()).split("\\.")[1];
    assertThat(new String(Base64.getUrlDecoder().decode(claims)))
        .contains("\"iss\":\"" + issuer + "\"");
  }

  private static String openIdConfiguration(int port, Process signIn)
      throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + port + "/.well-known/openid-configuration");
    try (var http = HttpClient.newHttpClient()) {
      var asked = HttpRequest.newBuilder(address).build();
      while (signIn.isAlive()) {
        try {
          return http.send(asked, BodyHandlers.ofString()).body();
        } catch (ConnectException notYet) {
          signIn.waitFor(Duration.ofMillis(100));
        }
      }
      throw new AssertionError("it ended with " + signIn.exitValue());
    }
  }

  private ProcessBuilder dealstream(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Dealstream.class.getName());
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("--data", data.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
