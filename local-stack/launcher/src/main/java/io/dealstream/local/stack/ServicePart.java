package io.dealstream.local.stack;

import io.dealstream.local.data.Home;
import io.dealstream.servers.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of Dealstream's services, in a JVM of its own as in production.
 *
 * @param artifact the module, and the name of its jar
 * @param environment its settings; passwords stand nowhere else
 * @param niceness how far it gives way to others where processors are short
 */
record ServicePart(
    String name,
    String artifact,
    String main,
    int port,
    List<String> needs,
    Map<String, String> environment,
    int niceness,
    Path log)
    implements Part {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /**
   * For its first minutes the optimising compiler takes half a processor in each of three services.
   * Where there are two for everything, that is what somebody waits for.
   */
  private static final String COMPILER =
      Processors.areFew() ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation";

  /** The same, giving way to others where processors are short. */
  ServicePart givingWay(int howFar) {
    return new ServicePart(name, artifact, main, port, needs, environment, howFar, log);
  }

  @Override
  public Running start() throws IOException, InterruptedException {
    var process = jvm().start();
    try {
      var health = new Health(port);
      awaitReady(process, health);
      return new Service(process, health);
    } catch (IOException | InterruptedException failed) {
      ChildJvm.stop(process);
      throw failed;
    }
  }

  private ChildJvm jvm() throws IOException {
    var target = Home.path().resolve(artifact).resolve("target");
    var jar = target.resolve(artifact + "-0.1.0.jar");
    var archive = new ClassArchive(target.resolve(artifact + ".jsa"), jar);
    archive.removeIfOutdated();
    var flags = new ArrayList<>(archive.flags());
    flags.addAll(
        List.of(
            "-Xms128m",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            // Hardly any event touches what the one before did: most of the time would go into
            // finding out where memory is.
            "-XX:+UseTransparentHugePages",
            COMPILER,
            // As much as with that compiler: by default less is reserved without it, and the first
            // megabytes of code are reason enough to stop for a full collection.
            "-XX:ReservedCodeCacheSize=240m",
            // What a service needs; on the way there it would stop for one more.
            "-XX:MetaspaceSize=160m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ErrorFile=" + log.resolveSibling("hs_err_" + name + "_%p.log"),
            // With the other flag for it the JDK's own archive could not be used in full.
            "--illegal-native-access=allow",
            "--sun-misc-unsafe-memory-access=allow"));
    return new ChildJvm(flags, jar.toString(), main, List.of(), environment, niceness, log);
  }

  private void awaitReady(Process process, Health health) throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (health.isReady()) {
        return;
      }
      if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "the %s service ended with code %d, see %s".formatted(name, process.exitValue(), log));
      }
    }
    throw new IOException(
        "the %s service is not ready after %d s, see %s"
            .formatted(name, PATIENCE.toSeconds(), log));
  }

  private record Service(Process jvm, Health health) implements Running {

    @Override
    public ProcessHandle process() {
      return jvm.toHandle();
    }

    @Override
    public boolean isWell() throws InterruptedException {
      return health.isReady();
    }

    @Override
    public void stop() {
      ChildJvm.stop(jvm);
    }
  }
}
