package io.dealstream.command.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingAMappingTest {

  private static final String GOOD =
      """
      pipeline: {id: sales, stages: [{id: a, probability: 0.5, qualified: true}]}
      file: {delimiter: ";", encoding: windows-1252}
      dates: {formats: [d.M.yyyy], zone: Europe/Warsaw, shift: newest-is-yesterday}
      numbers: {decimal: ",", grouping: "."}
      fields: {deal_id: "{id}"}
      transitions:
        - {stage: won, occurred_at: "{closed}", when: {state: [Won, Sold]}}
      """;

  @Test
  void a_good_one_is_read_with_its_pipeline() throws Exception {
    var mapping = Mapping.read(GOOD);
    assertThat(mapping.pipelineDefinition())
        .contains(
            Map.of(
                "id",
                "sales",
                "stages",
                List.of(
                    Map.of(
                        "id",
                        "a",
                        "probability",
                        new java.math.BigDecimal("0.5"),
                        "qualified",
                        true))));
    assertThat(mapping.shape().delimiter()).isEqualTo(';');
    assertThat(mapping.shift()).isTrue();
    assertThat(mapping.columns()).containsExactlyInAnyOrder("id", "closed", "state");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fields:                  | feilds:               | feilds
          encoding: windows-1252   | encoding: klingon     | file.encoding
          encoding: windows-1252   | encoding: UTF-16      | file.encoding
          delimiter: ";"           | delimiter: "::"       | file.delimiter
          d.M.yyyy                 | d.M.yyyy bbb          | dates.formats[0]
          Europe/Warsaw            | Europe/Nowhere        | dates.zone
          newest-is-yesterday      | somehow               | dates.shift
          decimal: ","             | decimal: "."          | numbers
          deal_id: "{id}"          | deal_number: "{id}"   | fields.deal_number
          deal_id: "{id}"          | name: x               | transitions[0]
          "{closed}"               | "{closed"             | transitions[0].occurred_at
          "{closed}"               | [a, "b}"]             | transitions[0].occurred_at[1]
          stage: won               | stage: {values: {}}   | transitions[0].stage
          stage: won               | stage: {value: x, v: y} | transitions[0].stage.v
          when: {state             | when: {state: {a       | mapping
          [Won, Sold]              | [[Won], Sold]         | transitions[0].when.state[0]
          qualified: true          | qualified: yes        | pipeline.stages[0].qualified
          """)
  void a_mistake_is_told_with_its_key(String right, String wrong, String key) {
    assertThat(GOOD).contains(right);
    assertThat(refused(GOOD.replace(right, wrong)).key()).isEqualTo(key);
  }

  @Test
  void a_mistake_is_told_with_its_line() {
    assertThat(refused(GOOD.replace("stage: won", "stge: won")).why())
        .startsWith("line 7: this key is not known; known here: actor, amount,");
    assertThat(refused(GOOD.replace("fields:", "fields: [")).why()).startsWith("line ");
  }

  @Test
  void what_could_blow_up_is_refused() {
    assertThat(refused("")).isNotNull();
    assertThat(refused("a: &x [1]\nb: [*x, *x]\n")).isNotNull();
    assertThat(refused("[".repeat(1000) + "]".repeat(1000))).isNotNull();
    assertThat(refused("# " + "x".repeat(300_000))).isNotNull();
    assertThat(refused("!!java.lang.ProcessBuilder [[id]]\n")).isNotNull();
    assertThat(refused("file: {}\nfile: {}\n").key()).isEqualTo("file");
  }

  @Test
  void at_least_one_transition_is_needed() {
    assertThat(refused("fields: {deal_id: x}\n").key()).isEqualTo("mapping");
    assertThat(refused("transitions: []\n").key()).isEqualTo("transitions");
  }

  private static BadMapping refused(String yaml) {
    return catchThrowableOfType(BadMapping.class, () -> Mapping.read(yaml));
  }
}
