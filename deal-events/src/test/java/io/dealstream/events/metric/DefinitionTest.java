package io.dealstream.events.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefinitionTest {

  @Test
  void every_metric_says_what_each_of_its_definitions_is() {
    assertThat(Definition.ALL.stream().map(one -> one.metric() + ":" + one.number()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Metric.ALL.stream(), Metric.BESIDE.stream())
                .map(metric -> metric.name() + ":" + metric.definition())
                .toList());
  }

  @Test
  void another_definition_is_of_the_same_metric_in_the_same_form() {
    assertThat(Metric.BESIDE)
        .allSatisfy(
            other -> {
              var first = Metric.of(other.name(), 1).orElseThrow();
              assertThat(other.itemType()).isEqualTo(first.itemType());
              assertThat(other.windows()).isEqualTo(first.windows());
              assertThat(other.topicName()).isEqualTo(first.topicName());
            });
    assertThat(Metric.of("win-rate", 3)).isEmpty();
    assertThat(Metric.of("no-metric", 1)).isEmpty();
  }
}
