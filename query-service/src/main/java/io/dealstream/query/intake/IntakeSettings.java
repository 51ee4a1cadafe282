package io.dealstream.query.intake;

import io.dealstream.events.topic.Topics;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param generation of the event topics that is read; another one is read from its beginning
 * @param group the instances that share the reading, and a database, have the same; a second
 *     deployment beside them has another
 * @param instanceId this instance among those that share the reading; the same at every start
 * @param partitions that metric topics get where they are not there yet
 * @param recordsAtOnce how many are applied in one transaction at most
 */
@ConfigurationProperties("dealstream")
record IntakeSettings(
    Kafka kafka,
    @DefaultValue("1") int generation,
    @DefaultValue("query-service") String group,
    String instanceId,
    @DefaultValue("" + Topics.PARTITIONS) int partitions,
    @DefaultValue("4000") int recordsAtOnce) {

  record Kafka(String bootstrapServers) {}
}
