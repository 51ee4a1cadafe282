package io.dealstream.metrics.running;

import io.dealstream.events.topic.Topics;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param applicationId whose offsets and stores these are; another one computes everything anew
 *     beside
 * @param stateDir where stores are kept; may be lost, as the changelogs have everything
 * @param instanceId the same after a restart, so that nobody else takes over in between
 * @param threads at most as many as there are partitions work in parallel
 */
@ConfigurationProperties("dealstream")
public record StreamProperties(
    Kafka kafka,
    @DefaultValue(Topics.FIGURES_GROUP) String applicationId,
    Path stateDir,
    @DefaultValue("metrics-stream-1") String instanceId,
    @DefaultValue("2") int threads) {

  public record Kafka(String bootstrapServers) {}
}
