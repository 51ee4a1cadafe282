package io.dealstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsBenchTest {

  @Test
  void every_side_takes_every_command() {
    var said = new ByteArrayOutputStream();
    var failure = new StringWriter();
    var standard = System.out;
    System.setOut(new PrintStream(said, true));
    int exit;
    try {
      exit =
          new CommandLine(new CommandsBench())
              .setErr(new PrintWriter(failure, true))
              .execute(
                  "--clients=2",
                  "--warm-up=0",
                  "--seconds=1",
                  "--rounds=1",
                  "--only=http,plain,default,pekko,insert");
    } finally {
      System.setOut(standard);
    }
    assertThat(exit).as(failure::toString).isZero();
    assertThat(said.toString())
        .contains("Axon's default", "Pekko, hot entity", "plain Axon JDBC", "over HTTP")
        .doesNotContain("FAILED");
  }
}
