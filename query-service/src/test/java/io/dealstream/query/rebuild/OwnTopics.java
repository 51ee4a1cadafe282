package io.dealstream.query.rebuild;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import java.util.List;
import java.util.stream.Stream;

/** Topics of which these tests know all: they are read from the first record on, many times. */
final class OwnTopics {

  private static final String KAFKA = TestServers.anotherKafka();

  static final Publisher PUBLISHER = Publisher.on(KAFKA);

  private OwnTopics() {}

  static TestDatabase database() {
    return TestServers.queryDatabase("classpath:db/query");
  }

  /** A service that has read all there is. */
  static Service service() {
    return service(database(), List.of()).caughtUp();
  }

  static Service service(TestDatabase database, List<Class<?>> parts, String... settings) {
    var all =
        Stream.concat(
            Stream.of("--dealstream.kafka.bootstrap-servers=" + KAFKA), Stream.of(settings));
    return Service.start(database, parts, all.toArray(String[]::new));
  }
}
