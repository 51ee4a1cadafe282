package io.dealstream.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServingThePageTest {

  private static final Service service = Service.shared();

  @Test
  void the_page_is_never_kept_and_may_reach_only_what_it_needs() {
    for (var path : new String[] {"/", "/index.html"}) {
      var page = service.getAs(null, path);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'self'")
          .contains("http://127.0.0.1:9080")
          .contains("frame-ancestors 'none'")
          .doesNotContain("script-src");
      assertThat(page.text()).contains("<!doctype html>");
    }
  }

  @Test
  void what_the_page_names_is_kept_for_ever_under_an_address_of_its_version() {
    var html = service.getAs(null, "/").text();
    var names = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(html).results().toList();
    assertThat(names).hasSizeGreaterThan(3);
    for (var name : names) {
      assertThat(name.group(1)).matches("assets/[0-9a-f]{16}/.+");
      var file = service.getAs(null, "/" + name.group(1));
      assertThat(file.status()).as(name.group(1)).isEqualTo(200);
      assertThat(file.header("Cache-Control")).contains("max-age=31536000").contains("immutable");
    }
    assertThat(service.getAs(null, "/assets/0000000000000000/js/main.js").status()).isEqualTo(404);
  }

  @Test
  void a_file_under_its_own_address_is_asked_for_again() {
    assertThat(service.getAs(null, "/js/main.js").header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void the_page_learns_where_the_others_are() {
    var config = service.getAs(null, "/config.json");
    assertThat(config.json())
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"commandUrl":"http://127.0.0.1:9080","signInUrl":"http://127.0.0.1:8088",
                "clientId":"dealstream-page"}"""));
    assertThat(config.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void the_interface_is_described_and_can_be_browsed() {
    var described = service.getAs(null, "/v3/api-docs").json();
    assertThat(described.get("openapi").asString()).startsWith("3.1");
    assertThat(described.get("paths").propertyNames())
        .contains("/api/board", "/api/deals/{id}", "/api/metrics/stream");
    var ofDeals = described.at("/paths/~1api~1deals/get/parameters").valueStream().toList();
    assertThat(ofDeals)
        .extracting(parameter -> parameter.at("/name").asString())
        .contains(
            "pipeline", "q", "minValue", "openedBefore", "closedFrom", "expectedTo", "cursor");
    assertThat(ofDeals)
        .filteredOn(parameter -> parameter.at("/name").asString().equals("minValue"))
        .allSatisfy(one -> assertThat(one.at("/description").asString()).contains("currency"))
        .allSatisfy(one -> assertThat(one.at("/in").asString()).isEqualTo("query"));
    var docs = service.getAs(null, "/docs");
    assertThat(docs.status()).isEqualTo(302);
    assertThat(
            service
                .getAs(null, docs.header("Location").replaceFirst("^https?://[^/]+", ""))
                .status())
        .isEqualTo(200);
  }
}
