package io.dealstream.local.stack;

import io.dealstream.local.data.Home;
import io.dealstream.servers.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of Dealstream's services, in a JVM of its own as in production.
 *
 * @param artifact the module, and the name of its jar
 * @param environment its settings; passwords stand nowhere else
 */
record ServicePart(
    String name,
    String artifact,
    String main,
    int port,
    List<String> needs,
    String heap,
    Map<String, String> environment,
    Path log)
    implements Part {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  @Override
  public Running start() throws IOException, InterruptedException {
    var process = jvm().start();
    try {
      awaitReady(process);
      return new Service(process);
    } catch (IOException | InterruptedException failed) {
      ChildJvm.stop(process);
      throw failed;
    }
  }

  private ChildJvm jvm() {
    var jar = Home.path().resolve(artifact).resolve("target").resolve(artifact + "-0.1.0.jar");
    var flags =
        List.of(
            "-Xms128m",
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ErrorFile=" + log.resolveSibling("hs_err_" + name + "_%p.log"),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    return new ChildJvm(flags, jar.toString(), main, List.of(), environment, log);
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    var question = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    var end = System.nanoTime() + PATIENCE.toNanos();
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      while (System.nanoTime() < end) {
        if (answersWell(http, question)) {
          return;
        }
        if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException(
              "the %s service ended with code %d, see %s"
                  .formatted(name, process.exitValue(), log));
        }
      }
    }
    throw new IOException(
        "the %s service is not ready after %d s, see %s"
            .formatted(name, PATIENCE.toSeconds(), log));
  }

  private static boolean answersWell(HttpClient http, HttpRequest question)
      throws InterruptedException {
    try {
      return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private record Service(Process jvm) implements Running {

    @Override
    public ProcessHandle process() {
      return jvm.toHandle();
    }

    @Override
    public void stop() {
      ChildJvm.stop(jvm);
    }
  }
}
