package io.dealstream.query.intake;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events that nothing is made of yet pass by: they take positions, and nobody's way. */
class OtherTopicsTest {

  private static final Service service = Service.shared();

  @Test
  void positions_that_went_to_another_topic_are_no_gap_and_an_id_may_be_used_on_each() {
    var pipeline = newId("p");
    var id = newId("shared by a deal and a lead");
    Publisher.SHARED.publish(
        pipeline(pipeline),
        captured(id),
        opened(id, pipeline, "prospecting", "1250.00"),
        qualified(id),
        moved(id, pipeline, "prospecting", "pitch", 1, TUESDAY),
        converted(id, pipeline),
        won(id, pipeline, "pitch", "1300.50", FRIDAY));

    var deal =
        service.get("/api/deals/" + Service.encode(id).replace("+", "%20") + "?minVersion=2");

    assertThat(deal.json().get("status").asString()).isEqualTo("won");
    assertThat(deal.json().get("version").asInt()).isEqualTo(2);
    var jdbc = service.part(JdbcTemplate.class);
    assertThat(count(jdbc, "SELECT count(*) FROM dead_letter WHERE key = ?", id)).isZero();
    assertThat(
            count(
                jdbc,
                "SELECT count(*) FROM aggregate_progress WHERE key = ? AND set_aside IS NOT NULL",
                id))
        .isZero();
  }

  private static long count(JdbcTemplate jdbc, String sql, String key) {
    var count = jdbc.queryForObject(sql, Long.class, key);
    return count == null ? -1 : count;
  }

  private static LeadEvent captured(String id) {
    return new LeadEvent.Captured(
        id, "Shipyard", null, "anna", null, null, null, null, Via.API, MONDAY);
  }

  private static LeadEvent qualified(String id) {
    return new LeadEvent.Qualified(
        id, LeadStatus.OPEN, MONDAY, "anna", null, null, null, null, Via.API, MONDAY);
  }

  private static LeadEvent converted(String id, String pipeline) {
    return new LeadEvent.Converted(
        id, id, pipeline, MONDAY, "anna", null, null, null, null, Via.API, TUESDAY);
  }
}
