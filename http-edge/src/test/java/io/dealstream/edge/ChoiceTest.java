package io.dealstream.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  @Test
  void a_word_means_the_one_it_is_said_for() {
    assertThat(role("manager")).isEqualTo(Role.MANAGER);
  }

  @Test
  void any_other_word_is_refused_with_those_there_are() {
    var refused = catchThrowableOfType(Problem.class, () -> role("Manager"));
    assertThat(refused.status().value()).isEqualTo(400);
    assertThat(refused.rule()).isEqualTo("unknown-role");
    assertThat(refused.body().field()).isEqualTo("role");
    assertThat(refused.body().detail())
        .isEqualTo("it may be rep, manager, admin or service, not Manager");
  }

  @Test
  void words_may_stand_for_themselves() {
    assertThat(Choice.of("state", "dead", List.of("waiting", "dead"))).isEqualTo("dead");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> Choice.of("state", "lost", List.of("dead")))
        .withMessage("unknown-state: it may be dead, not lost");
  }

  private static Role role(String word) {
    return Choice.of("role", word, List.of(Role.values()), Role::claim);
  }
}
