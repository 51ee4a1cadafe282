package io.dealstream.local.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs one of the project's scripts, and keeps what it said.
 *
 * <p>An empty value takes a variable away.
 */
record Shell(int exit, String out, String err) {

  static final Path HOME = Path.of(System.getProperty("dealstream.home"));

  static Shell run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command);
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    var process = builder.start();
    var out = process.inputReader(UTF_8).readAllAsString();
    var err = process.errorReader(UTF_8).readAllAsString();
    return new Shell(process.waitFor(), out, err);
  }
}
