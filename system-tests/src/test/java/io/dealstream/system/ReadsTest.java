package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long the page's questions take while deals move, as a client outside sees it. */
class ReadsTest {

  private final LocalStack stack = LocalStack.shared();

  @Test
  void every_question_is_answered_beside_moves_and_how_soon_is_told() {
    var arguments = new ArrayList<>(List.of("bench", "reads"));
    arguments.addAll(
        Size.SOAK
            ? List.of("--at-most", "50")
            : List.of(
                "--deals",
                "300",
                "--rate",
                "20",
                "--owners",
                "10",
                "--followers",
                "5",
                "--warm-up",
                "1",
                "--seconds",
                "5"));
    var told = stack.run(arguments.toArray(String[]::new));
    System.out.println(told);
    assertThat(told)
        .contains("500 questions with nothing else to do: 0 not answered")
        .containsPattern("\\d questions while deals were moved: 0 not answered")
        .contains("the board", "a deal's timeline")
        .containsPattern("moves beside them: 0 not answered")
        .containsPattern("[1-9][0-9,]* changes told to \\d+ followers");
  }
}
