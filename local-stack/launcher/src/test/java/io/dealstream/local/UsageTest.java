package io.dealstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  final StringWriter err = new StringWriter();
  final StringWriter out = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "up --nonsense",
        "up extra",
        "up --ports",
        "up --ports many",
        "up --ports 0",
        "up --ports 65530",
        "up --jdbc jdbc:postgresql://h/p",
        "up --services-only --kafka h:1",
        "down extra",
        "token",
        "token --role chief",
        "import",
        "import --pipeline p",
        "import file.csv",
        "import a.csv b.csv --pipeline p",
        "status --data",
        "verify extra",
        "verify --data",
        "rebuild",
        "rebuild deals board",
        "rebuild deals --nonsense",
        "audit-check",
        "audit-check --public-key",
        "watch",
        "watch nonsense",
        "bench",
        "bench nonsense",
        "bench latency --rate many",
        "bench latency --rate 0",
        "bench reads --deals 0",
        "bench reads --owners -1",
        "bench forecast --every often",
        "bench lead-score --after none"
      })
  void bad_usage_is_one_line_and_exit_2(String line) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(err.toString()).startsWith("dealstream: ").matches("[^\\n]+\\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_line_says_which_option_was_wrong() {
    run("up --ports many");
    assertThat(err.toString()).contains("--ports", "many", "./dealstream up --help");
  }

  @Test
  void what_cannot_be_done_is_one_line_and_exit_1(@TempDir Path folder) {
    assertThat(run("token --role rep --data " + folder)).isEqualTo(1);
    assertThat(err.toString()).startsWith("dealstream: no copy was ever started");
    assertThat(err.toString()).matches("[^\\n]+\\n");
  }

  @Test
  void without_a_running_copy_nothing_can_be_verified_which_is_exit_2(@TempDir Path folder) {
    assertThat(run("verify --data " + folder)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("dealstream: nothing runs on " + folder + ": run ./dealstream up\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere/refused.csv", "."})
  void a_report_that_cannot_be_written_is_told_before_anything_is_sent(
      String report, @TempDir Path folder) throws Exception {
    var file = Files.createFile(folder.resolve("deals.csv"));
    var path = folder.resolve(report);
    assertThat(run("import %s --pipeline p --report %s --data %s".formatted(file, path, folder)))
        .isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("dealstream: " + path + " is not a file that can be written\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "up --help",
        "import --help",
        "token --help",
        "verify --help",
        "--version"
      })
  void help_is_no_error(String line) {
    assertThat(run(line)).isZero();
    assertThat(out.toString()).isNotEmpty();
    assertThat(err.toString()).isEmpty();
  }

  private int run(String line) {
    var words = line.isEmpty() ? new String[0] : line.split(" ");
    return Dealstream.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
