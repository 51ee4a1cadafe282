package io.dealstream.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mappings that are shipped for other systems, each on its sample, through the service. */
class CrmExportsTest {

  private static RunningService service;
  private static ImportsOverHttp http;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    http = new ImportsOverHttp(service);
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
          export                   | accepted | unchanged | open | won | lost | won value
          hubspot-deals            | 14       | 0         | 1    | 2   | 1    | 26000
          hubspot-stage-history    | 7        | 0         | 1    | 1   | 0    | 0
          pipedrive-deals          | 9        | 0         | 2    | 1   | 1    | 12500
          pipedrive-stage-changes  | 10       | 0         | 1    | 1   | 1    | 0
          salesforce-opportunities | 7        | 1         | 2    | 1   | 1    | 45000
          salesforce-stage-history | 6        | 1         | 0    | 1   | 1    | 45000
          """)
  void each_row_is_read_as_what_it_says(
      String export, int accepted, int unchanged, int open, int won, int lost, String wonValue)
      throws Exception {
    var folder = ImportsOverHttp.SAMPLES.resolve("mappings");
    var put = http.putMapping(export, ImportsOverHttp.text(folder.resolve(export + ".yaml")));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    var query = "?pipeline=" + export + "&mapping=" + export;
    var file = folder.resolve(export + ".csv");
    var foretold = http.ended(http.begin(query + "&dryRun=true", file));
    var first = http.ended(http.begin(query, file));
    assertThat(first.at("/rejected").asInt()).as(first.toString()).isZero();
    assertThat(first.at("/accepted").asInt()).as(first.toString()).isEqualTo(accepted);
    assertThat(first.at("/unchanged").asInt()).as(first.toString()).isEqualTo(unchanged);
    assertThat(foretold.at("/accepted").asInt()).as(foretold.toString()).isEqualTo(accepted);
    var deals = DealStates.of(service.tables(), export);
    assertThat(deals.in("open")).as("open").isEqualTo(open);
    assertThat(deals.in("won")).as("won").isEqualTo(won);
    assertThat(deals.in("lost")).as("lost").isEqualTo(lost);
    assertThat(deals.value("won")).isEqualByComparingTo(wonValue);
    var again = http.ended(http.begin(query, file));
    assertThat(again.at("/accepted").asInt()).isZero();
    assertThat(again.at("/rejected").asInt()).isZero();
  }
}
