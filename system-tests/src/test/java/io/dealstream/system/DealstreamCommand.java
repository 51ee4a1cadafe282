package io.dealstream.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code dealstream}, as it was built.
 *
 * @param home the project's root
 * @param data of the copy it is for
 * @param environment on top of this process's own
 */
record DealstreamCommand(Path home, Path data, Map<String, String> environment) {

  private static final String JAR = "local-stack/launcher/target/dealstream-launcher-0.1.0.jar";

  /** What came of it. */
  record Ended(int code, String printed, String errors) {}

  /** Runs it to its end, whichever that is. */
  Ended run(String... arguments) {
    try {
      var errors = Files.createTempFile("dealstream", ".err");
      var builder =
          new ProcessBuilder(commandLine(arguments))
              .directory(home.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      var ended = new Ended(process.exitValue(), printed, Files.readString(errors));
      Files.delete(errors);
      return ended;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private List<String> commandLine(String... arguments) {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Ddealstream.home=" + home,
                "-Ddealstream.terminal=false",
                "-jar",
                home.resolve(JAR).toString()));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--data", data.toString()));
    return line;
  }
}
