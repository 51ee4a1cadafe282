package io.dealstream.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a broker of one node is set up: fast to recover after a kill, and as strict about
 * transactions as a cluster.
 */
final class BrokerProperties {

  private BrokerProperties() {}

  static Path write(Path data, int port) throws IOException {
    var controller = port + 1;
    return Files.writeString(
        data.resolve("server.properties"),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s
        num.partitions=4
        auto.create.topics.enable=false
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        offsets.retention.minutes=5256000
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        group.min.session.timeout.ms=1000
        transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
        log.cleaner.dedupe.buffer.size=16777216
        log.cleaner.backoff.ms=2000
        log.message.timestamp.before.max.ms=9223372036854775807
        log.message.timestamp.after.max.ms=9223372036854775807
        """
            .formatted(port, controller, data.resolve("log").toAbsolutePath()));
  }
}
