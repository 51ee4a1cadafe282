package io.dealstream.query.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param generation of the event topics that is read; another one is read from its beginning
 * @param instanceId this instance among those that share the reading; the same at every start
 */
@ConfigurationProperties("dealstream")
record IntakeSettings(Kafka kafka, @DefaultValue("1") int generation, String instanceId) {

  record Kafka(String bootstrapServers) {}
}
