package io.dealstream.metrics.running;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param definitions other definitions of metrics to be counted beside those that always are:
 *     metric and number, {@code win-rate:2}
 */
@ConfigurationProperties("dealstream")
public record DefinitionProperties(@DefaultValue List<String> definitions) {

  public DefinitionProperties {
    definitions = definitions.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
