package io.dealstream.servers;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own, which ends with the JVM that started it.
 *
 * @param flags of the JVM
 * @param environment on top of this process's own: what others must not read in a list of processes
 * @param niceness how far it gives way to others where processors are short: 0, as others, to 19
 * @param log to which it appends whatever it prints
 */
public record ChildJvm(
    List<String> flags,
    String classPath,
    String main,
    List<String> arguments,
    Map<String, String> environment,
    int niceness,
    Path log) {

  /**
   * An interrupt or a hang-up from the terminal reaches the whole group at once; a part is stopped
   * by whoever started it, in order.
   */
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

  private static final int PATIENCE_SECONDS = 20;

  /** Starts it, and does not wait for it. */
  public Process start() throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    var command = new ArrayList<String>(DEAF_TO_THE_TERMINAL);
    command.addAll(List.of("nice", "-n", Integer.toString(niceness)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath + File.pathSeparator + own()));
    command.addAll(List.of(Lifeline.class.getName(), main));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Asks it to end and waits; ends it by force where that takes too long. */
  public static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopNow) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Path own() {
    try {
      return Path.of(ChildJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("this class is at no address", impossible);
    }
  }
}
