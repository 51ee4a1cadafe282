package io.dealstream.leadscore.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.leadscore.replay.Assessment.Bin;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssessmentTest {

  private final Assessment assessment = new Assessment();

  @Test
  void of_nothing_nothing_is_said() {
    assertThat(assessment.auc()).isNull();
    assertThat(assessment.brier()).isNull();
    assertThat(assessment.calibrationError()).isNull();
    assessment.add(0.4, true);
    assertThat(assessment.auc()).as("without a lost one").isNull();
  }

  /** By hand: of the six pairs 0.8 beats all three, 0.4 beats one and ties with one: 4.5 of 6. */
  @Test
  void auc_is_how_often_a_won_one_stood_above_a_lost_one() {
    assessment.add(0.8, true);
    assessment.add(0.4, true);
    assessment.add(0.5, false);
    assessment.add(0.4, false);
    assessment.add(0.1, false);
    assertThat(assessment.auc()).isCloseTo(4.5 / 6, within(1e-12));
  }

  @Test
  void brier_and_calibration_by_hand() {
    assessment.add(0.25, false);
    assessment.add(0.25, true);
    assessment.add(0.75, true);
    assessment.add(1.0, true);
    assertThat(assessment.brier()).isCloseTo((0.0625 + 0.5625 + 0.0625 + 0) / 4, within(1e-12));
    assertThat(assessment.bins())
        .containsExactly(new Bin(2, 0.25, 0.5), new Bin(1, 0.75, 1), new Bin(1, 1, 1));
    assertThat(assessment.calibrationError()).isCloseTo((2 * 0.25 + 0.25 + 0) / 4, within(1e-12));
  }

  @Test
  void auc_is_that_of_all_pairs() {
    var dice = new Random(3);
    var chances = new double[200];
    var won = new boolean[200];
    for (var i = 0; i < chances.length; i++) {
      chances[i] = dice.nextInt(20) / 20.0;
      won[i] = dice.nextDouble() < chances[i];
      assessment.add(chances[i], won[i]);
    }
    var pairs = 0;
    var right = 0.0;
    for (var i = 0; i < chances.length; i++) {
      for (var j = 0; j < chances.length; j++) {
        if (won[i] && !won[j]) {
          pairs++;
          right += chances[i] > chances[j] ? 1 : chances[i] == chances[j] ? 0.5 : 0;
        }
      }
    }
    assertThat(assessment.auc()).isCloseTo(right / pairs, within(1e-12));
  }
}
