package io.dealstream.local.bench;

import io.dealstream.local.data.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is measured in a JVM of its own, with libraries and memory that this one has not. */
final class OwnJvm {

  private OwnJvm() {}

  /**
   * @param module in whose jar it is
   * @param flags of the JVM
   * @param options as they were given
   * @return its exit code
   */
  static int run(String module, String main, List<String> flags, List<String> options)
      throws IOException, InterruptedException {
    var home = Home.path();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Ddealstream.home=" + home,
            "-cp",
            home.resolve(module).resolve("target").resolve(module + "-0.1.0.jar").toString(),
            main));
    command.addAll(options);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
