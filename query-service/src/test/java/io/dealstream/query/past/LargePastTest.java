package io.dealstream.query.past;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.CsvStory;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Thirteen thousand real deals, looked back at: nobody waits for more than two seconds. */
@EnabledIfSystemProperty(named = "size", matches = "soak")
class LargePastTest {

  private static final List<String> STAGES =
      List.of("submitted", "partly-submitted", "pre-accepted", "accepted", "finalized");
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Service service = Service.shared();
  private final String p = newId("p");

  @Test
  void every_answer_comes_soon() throws IOException {
    var file = "system-tests/src/test/resources/histories/bpic2012_stage_history.csv.gz";
    var story = new CsvStory(TestServers.home().resolve(file), p, STAGES);
    Publisher.SHARED.publish(pipeline(p, STAGES.toArray(String[]::new)));
    for (var from = 0; from < story.events.size(); from += 500) {
      var to = Math.min(story.events.size(), from + 500);
      Publisher.SHARED.publish(story.events.subList(from, to));
    }
    arrived(story.events.size());

    for (var path :
        List.of(
            "/api/metrics/stage-entries?",
            "/api/metrics/stage-dwell?",
            "/api/metrics/velocity?window=trailing90&",
            "/api/forecast?",
            "/api/board?")) {
      ask(path); // once, for the compiler
      var took = ask(path);
      System.out.println("looking back at " + path + " takes " + took.toMillis() + " ms");
      assertThat(took).isLessThan(LONGEST);
    }
  }

  private void arrived(int events) {
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(
        () ->
            assertThat(
                    database
                        .sql("SELECT count(*) FROM deal_history WHERE pipeline_id = ?")
                        .param(p)
                        .query(Integer.class)
                        .single())
                .isEqualTo(events));
  }

  private Duration ask(String path) {
    var began = System.nanoTime();
    var answer = service.get(path + "pipeline=" + p + "&asOf=2012-03-10T00:00:00Z");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
