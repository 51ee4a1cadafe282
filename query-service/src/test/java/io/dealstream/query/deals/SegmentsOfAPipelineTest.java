package io.dealstream.query.deals;

import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.reassigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SegmentsOfAPipelineTest {

  private static final Service service = Service.shared();

  @Test
  void names_each_present_owner_team_and_source_once_and_none_of_another_pipeline() {
    var here = newId("p");
    var elsewhere = newId("p");
    var first = newId("d");
    var second = newId("d");
    var third = newId("d");
    var other = newId("d");
    Publisher.SHARED.publish(
        pipeline(here),
        pipeline(elsewhere),
        opened(first, here, "prospecting", null),
        opened(second, here, "prospecting", null),
        opened(third, here, "prospecting", null),
        reassigned(third, here, "zofia", TUESDAY),
        opened(other, elsewhere, "prospecting", null),
        reassigned(other, elsewhere, "marek", TUESDAY));
    // Each may stand on another partition, and comes in its own time.
    List.of(first + "?minVersion=0", second + "?minVersion=0", third + "?minVersion=1")
        .forEach(deal -> assertThat(service.get("/api/deals/" + deal).status()).isEqualTo(200));
    assertThat(service.get("/api/deals/" + other + "?minVersion=1").status()).isEqualTo(200);

    assertThat(names("owners", here)).containsExactly("rita", "zofia");
    assertThat(names("teams", here)).containsExactly("north", "south");
    assertThat(names("sources", here)).containsExactly("web");
    assertThat(names("owners", elsewhere)).containsExactly("marek");
    assertThat(names("teams", elsewhere)).containsExactly("south");
  }

  private static List<String> names(String what, String pipeline) {
    var items = service.get("/api/" + what + "?pipeline=" + pipeline).json().get("items");
    return items.valueStream().map(JsonNode::stringValue).toList();
  }
}
