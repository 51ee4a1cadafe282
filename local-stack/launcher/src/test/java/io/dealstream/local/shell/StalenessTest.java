package io.dealstream.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalenessTest {

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path project;

  @BeforeEach
  void lay_out_a_project_built_at_noon() throws IOException {
    for (var module : new String[] {"command-service", "metrics-stream", "query-service"}) {
      module(module, module);
    }
    module("local-stack/launcher", "dealstream-launcher");
    module("local-stack/broker", "local-broker");
    file("pom.xml");
    file("target/packaged");
    try (var all = Files.walk(project)) {
      for (var path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(NOON));
      }
    }
  }

  @Test
  void what_was_built_after_its_last_change_is_fresh() throws Exception {
    assertThat(stale()).isFalse();
  }

  @Test
  void a_source_changed_later_makes_it_stale() throws Exception {
    touch("query-service/src/main/A.java");
    assertThat(stale()).isTrue();
  }

  @Test
  void a_pom_changed_later_makes_it_stale() throws Exception {
    touch("local-stack/broker/pom.xml");
    assertThat(stale()).isTrue();
  }

  @Test
  void a_test_changed_later_changes_nothing() throws Exception {
    file("query-service/src/test/ATest.java");
    assertThat(stale()).isFalse();
  }

  @Test
  void a_source_taken_away_makes_it_stale() throws Exception {
    Files.delete(project.resolve("command-service/src/main/A.java"));
    assertThat(stale()).isTrue();
  }

  @Test
  void a_missing_jar_makes_it_stale() throws Exception {
    Files.delete(project.resolve("command-service/target/command-service-0.1.0.jar"));
    assertThat(stale()).isTrue();
  }

  @Test
  void a_build_that_did_not_get_through_is_stale() throws Exception {
    Files.delete(project.resolve("target/packaged"));
    assertThat(stale()).isTrue();
  }

  private boolean stale() throws Exception {
    var script = Shell.HOME.resolve("local-stack/launcher/build.sh");
    var answer =
        Shell.run(
            Map.of(),
            "sh",
            "-euc",
            "home=$1; packaged=$1/target/packaged; . \"$2\"; if stale; then echo yes; else echo no; fi",
            "sh",
            project.toString(),
            script.toString());
    assertThat(answer.err()).isEmpty();
    return answer.out().strip().equals("yes");
  }

  private void module(String folder, String artifact) throws IOException {
    file(folder + "/pom.xml");
    file(folder + "/src/main/A.java");
    file(folder + "/target/" + artifact + "-0.1.0.jar");
    file(folder + "/target/lib/some.jar");
  }

  private void file(String path) throws IOException {
    var file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private void touch(String path) throws IOException {
    Files.setLastModifiedTime(project.resolve(path), FileTime.from(NOON.plusSeconds(1)));
  }
}
