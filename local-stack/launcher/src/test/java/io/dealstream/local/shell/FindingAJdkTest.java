package io.dealstream.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingAJdkTest {

  static final String BARE_PATH = "/usr/bin:/bin";

  @TempDir Path machine;

  @BeforeEach
  void make_folders() throws IOException {
    Files.createDirectories(machine.resolve("jvm"));
    Files.createDirectories(machine.resolve("home"));
  }

  @Test
  void takes_java_home_where_it_is_new_enough() throws Exception {
    var home = jdk("home/mine", "25.0.1");
    jdk("jvm/other", "26");
    assertThat(found(home).out().strip()).isEqualTo(home.toString());
  }

  @Test
  void passes_over_an_old_java_home() throws Exception {
    var old = jdk("home/old", "17.0.15");
    var other = jdk("jvm/jdk-25", "25");
    assertThat(found(old).out().strip()).isEqualTo(other.toString());
  }

  @Test
  void passes_over_a_runtime_without_a_compiler() throws Exception {
    var runtime = jdk("jvm/a-runtime", "25.0.2");
    Files.delete(runtime.resolve("bin/javac"));
    var whole = jdk("jvm/b-whole", "25.0.2");
    assertThat(found(null).out().strip()).isEqualTo(whole.toString());
  }

  @Test
  void finds_a_bundle_as_a_mac_has_it() throws Exception {
    var bundle = jdk("jvm/temurin-25.jdk/Contents/Home", "25.0.1");
    assertThat(found(null).out().strip()).isEqualTo(bundle.toString());
  }

  @Test
  void says_in_one_line_where_it_looked_when_there_is_none() throws Exception {
    jdk("jvm/old", "21.0.4");
    var answer = found(null);
    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .matches("dealstream: no JDK 25 or later found[^\\n]+\\n")
        .contains("JAVA_HOME", "PATH", machine.resolve("jvm").toString());
  }

  private Shell found(Path javaHome) throws Exception {
    return Shell.run(
        Map.of(
            "JAVA_HOME",
            javaHome == null ? "" : javaHome.toString(),
            "PATH",
            machine.resolve("bin") + ":" + BARE_PATH,
            "JDK_FOLDERS",
            machine.resolve("jvm").toString()),
        "sh",
        Shell.HOME.resolve(".mvn/jdk.sh").toString());
  }

  private Path jdk(String folder, String version) throws IOException {
    var home = machine.resolve(folder);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    var javac = Files.createFile(home.resolve("bin/javac"));
    assertThat(javac.toFile().setExecutable(true)).isTrue();
    return home;
  }
}
