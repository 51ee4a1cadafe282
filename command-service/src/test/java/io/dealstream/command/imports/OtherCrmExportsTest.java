package io.dealstream.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The mappings that are shipped for other systems' leads and activities, each on its sample. */
class OtherCrmExportsTest {

  private static RunningService service;
  private static ImportsOverHttp http;

  @BeforeAll
  static void start() throws Exception {
    service = RunningService.onNewDatabase();
    http = new ImportsOverHttp(service);
    http.pipeline("hubspot", "any");
    for (var deals : new String[] {"salesforce-opportunities", "pipedrive-deals"}) {
      imported(deals, deals.replaceAll("-.*", ""));
    }
  }

  @AfterAll
  static void stop() {
    http.close();
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          export               | pipeline   | of         | accepted
          salesforce-leads     | salesforce | leads      | 5
          salesforce-tasks     | salesforce | activities | 4
          pipedrive-leads      | pipedrive  | leads      | 3
          pipedrive-activities | pipedrive  | activities | 4
          hubspot-leads        | hubspot    | leads      | 5
          """)
  void each_row_is_read_as_what_it_says(String export, String pipeline, String of, int accepted)
      throws Exception {
    var first = imported(export, pipeline);
    assertThat(first.at("/rejected").asInt()).as(first.toString()).isZero();
    assertThat(first.at("/of").asString()).isEqualTo(of);
    assertThat(first.at("/accepted").asInt()).as(first.toString()).isEqualTo(accepted);
    var again = imported(export, pipeline);
    assertThat(again.at("/unchanged").asInt()).as(again.toString()).isEqualTo(accepted);
    assertThat(
            service
                .tables()
                .sql("SELECT count(*) FROM event WHERE convert_from(payload, 'UTF8') ~ ?")
                .param("example.com|Made|second line")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static JsonNode imported(String export, String pipeline) throws Exception {
    var folder = ImportsOverHttp.SAMPLES.resolve("mappings");
    var put = http.putMapping(export, ImportsOverHttp.text(folder.resolve(export + ".yaml")));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    var query = "?pipeline=" + pipeline + "&mapping=" + export;
    return http.ended(http.begin(query, folder.resolve(export + ".csv")));
  }
}
