package io.dealstream.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containers are started with is made once, and completed for an older copy. */
class SecretsTest {

  @TempDir Path home;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectory(home.resolve("deploy"));
    Files.copy(Shell.HOME.resolve("deploy/secrets.sh"), home.resolve("deploy/secrets.sh"));
  }

  @Test
  void makes_every_secret_that_compose_asks_for_and_lets_nobody_else_read_them() throws Exception {
    assertThat(run().exit()).isZero();
    var compose = Files.readString(Shell.HOME.resolve("docker-compose.yml"));
    assertThat(settings()).doesNotContainValue("");
    for (var name : settings().keySet()) {
      if (name.matches("\\w+_(PASSWORD|KEY)")) {
        assertThat(compose).contains("${" + name + ":");
      }
    }
    assertThat(compose.lines().filter(line -> line.contains(":?run deploy/secrets.sh")))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(settings()).containsKey(line.replaceAll(".*\\$\\{(\\w+):.*", "$1")));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env())))
        .isEqualTo("rw-------");
  }

  @Test
  void leaves_a_complete_one_as_it_is() throws Exception {
    run();
    var before = Files.readString(env());
    assertThat(run().exit()).isZero();
    assertThat(Files.readString(env())).isEqualTo(before);
  }

  @Test
  void adds_to_an_older_one_what_it_lacks_and_changes_nothing_else() throws Exception {
    run();
    var older = Files.readString(env()).replaceAll("WEBHOOKS_KEY=.*\n", "") + "QUERY_PORT=9081";
    Files.writeString(env(), older);
    assertThat(run().exit()).isZero();
    assertThat(Files.readString(env()))
        .startsWith(older + "\n")
        .matches("(?s).*\nWEBHOOKS_KEY=\\w{32}\n");
    assertThat(settings()).containsEntry("QUERY_PORT", "9081");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env())))
        .isEqualTo("rw-------");
  }

  @Test
  void makes_no_other_password_for_a_database_that_has_one() throws Exception {
    run();
    var without = Files.readString(env()).replaceAll("QUERY_APP_PASSWORD=.*\n", "");
    Files.writeString(env(), without);
    var refused = run();
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("QUERY_APP_PASSWORD");
    assertThat(Files.readString(env())).isEqualTo(without);
  }

  private Shell run() throws IOException, InterruptedException {
    return Shell.run(Map.of(), "sh", home.resolve("deploy/secrets.sh").toString());
  }

  private Path env() {
    return home.resolve(".env");
  }

  private Map<String, String> settings() {
    try (var lines = Files.lines(env())) {
      return lines
          .filter(line -> line.matches("\\w+=.*"))
          .collect(
              Collectors.toMap(
                  line -> line.replaceAll("=.*", ""), line -> line.replaceAll("^\\w+=", "")));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
