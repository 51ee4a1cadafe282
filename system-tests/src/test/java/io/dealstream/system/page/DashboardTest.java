package io.dealstream.system.page;

import static io.dealstream.system.page.Dashboard.laneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.system.Api;
import io.dealstream.system.LocalStack;
import io.dealstream.system.Part;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** What people see of a running Dealstream, in a real Chromium. */
class DashboardTest {

  private static final String PIPELINE = "seen-" + UUID.randomUUID();
  private static final String BENCH = "bench-" + UUID.randomUUID();

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static LocalStack stack;
  private static Api commands;

  @BeforeAll
  static void a_pipeline_with_deals_of_two_owners() throws Exception {
    stack = LocalStack.shared();
    commands = new Api(stack.command(), stack.token("admin"));
    commands
        .post(
            "/api/pipelines",
            Map.of(
                "id",
                PIPELINE,
                "name",
                "Seen in a browser",
                "stages",
                List.of(
                    Map.of("id", "first", "name", "First talks"),
                    Map.of("id", "second", "name", "Second thoughts", "qualified", true),
                    Map.of("id", "third", "name", "Third time lucky", "qualified", true))))
        .expect(201);
    commands
        .post("/api/pipelines", Map.of("id", BENCH, "stages", List.of(Map.of("id", "only"))))
        .expect(201);
    for (int i = 0; i < 3; i++) {
      open("olga", "first", "Rope works " + i);
    }
    open("piotr", "first", "Lamp works");
    open("piotr", "second", "Glass works");
    win(open("olga", "second", "Paper works"));
    lose(open("piotr", "first", "Salt works"));
  }

  @Test
  void signing_in_keeps_nobody_out() throws Exception {
    var page = Dashboard.unsigned(chromium.open(), stack.query());
    var barriers = new Barriers(page.browser);

    page.await("#sign-in");
    barriers.lookForIn("welcome");
    page.find("#sign-in").click();
    page.await("input[name=username]");
    barriers.lookForIn("sign-in");
    page.find("input[name=username]").sendKeys("rita");
    page.find("input[name=password]").sendKeys("not rita's");
    page.find("form button").click();
    page.await("[role=alert]");
    barriers.lookForIn("sign-in refused");
    barriers.assertNone();
  }

  @Test
  void signing_in_leads_back_to_the_place_that_was_asked_for() throws Exception {
    var page = signIn("?pipeline=" + PIPELINE + "&owner=olga");

    assertThat(page.text("#person")).isEqualTo("rita");
    assertThat(page.find("#pipeline").getDomProperty("value")).isEqualTo(PIPELINE);
    assertThat(page.find("#part").getDomProperty("value")).isEqualTo("owner:olga");
    assertThat(page.browser.getCurrentUrl())
        .isEqualTo(stack.query() + "/?pipeline=" + PIPELINE + "&owner=olga");
  }

  @Test
  void a_first_visit_begins_in_a_pipeline_that_people_work_in() throws Exception {
    var page = signIn("");

    assertThat(page.values("#pipeline option")).contains(BENCH, PIPELINE);
    assertThat(page.find("#pipeline").getDomProperty("value")).doesNotStartWith("bench-");
  }

  @Test
  void the_next_visit_begins_in_the_pipeline_that_was_chosen() throws Exception {
    var page = signIn("?pipeline=" + PIPELINE);

    page.choose("#pipeline", BENCH);
    page.browser.get(stack.query() + "/");

    page.await("#stages .lane");
    assertThat(page.find("#pipeline").getDomProperty("value")).isEqualTo(BENCH);
  }

  @Test
  void the_page_shows_the_counts_that_the_service_answers() throws Exception {
    var page = signIn("?pipeline=" + PIPELINE);
    var board = query("/api/board?pipeline=" + PIPELINE);

    board
        .get("stages")
        .forEach(
            stage ->
                assertThat(page.openDealsIn(stage.get("stageId").stringValue()))
                    .isEqualTo(stage.get("count").asLong()));
    page.eventually(
        () -> {
          assertThat(page.number("#won-count")).isEqualTo(board.at("/outcomes/won/count").asLong());
          assertThat(page.number("#lost-count"))
              .isEqualTo(board.at("/outcomes/lost/count").asLong());
        });
  }

  @Test
  void a_command_changes_the_figures_without_a_reload() throws Exception {
    var deal = open("olga", "third", "Rope for " + UUID.randomUUID());
    var page = signIn("?pipeline=" + PIPELINE);
    page.await("[data-deal='" + deal + "']");
    var won = page.number("#won-count");
    var open = page.openDealsIn("third");
    page.mark();

    win(deal);

    page.eventually(
        () -> {
          assertThat(page.number("#won-count")).isEqualTo(won + 1);
          assertThat(page.openDealsIn("third")).isEqualTo(open - 1);
          assertThat(page.find(".move").getDomAttribute("data-kind")).isEqualTo("won");
        });
    assertThat(page.isStillTheSamePage()).isTrue();
  }

  @Test
  void a_move_shows_where_it_led_who_made_it_and_its_proof() throws Exception {
    var deal = open("olga", "first", "Bells for " + UUID.randomUUID());
    var page = signIn("?pipeline=" + PIPELINE);

    commands
        .post("/api/deals/" + deal + "/move", Map.of("stageId", "third", "reason", "in a hurry"))
        .expect(200);

    var newest = ".move:first-child";
    page.eventually(
        () ->
            assertThat(page.text(newest))
                .contains("First talks → Third time lucky", "1 skipped", "olga", "in a hurry"));
    var proof = query("/api/transitions?limit=1&pipeline=" + PIPELINE).get("items").get(0);
    assertThat(page.find(newest + " .proof span").getDomAttribute("title"))
        .contains(proof.get("chain").stringValue());
  }

  @Test
  void the_language_is_switched_at_once_and_remembered() throws Exception {
    var page = signIn("?pipeline=" + PIPELINE);
    assertThat(page.text("#win-rate-title")).startsWith("Win rate");

    page.find("button[lang=pl]").click();

    page.eventually(() -> assertThat(page.text("#win-rate-title")).startsWith("Skuteczność"));
    page.browser.navigate().refresh();
    page.await("#win-rate-title");
    assertThat(page.text("#win-rate-title")).startsWith("Skuteczność");
    assertThat(page.find("html").getDomAttribute("lang")).isEqualTo("pl");
  }

  @Test
  void one_owner_is_shown_alone() throws Exception {
    var page = signIn("?pipeline=" + PIPELINE);

    page.choose("#part", "owner:piotr");

    page.eventually(
        () -> {
          assertThat(page.openDealsIn("first")).isEqualTo(1);
          assertThat(page.openDealsIn("second")).isEqualTo(1);
          assertThat(page.openDealsIn("third")).isZero();
          assertThat(page.number("#won-count")).isZero();
          assertThat(page.number("#lost-count")).isEqualTo(1);
          assertThat(page.texts(".card-owner > span:last-child")).containsOnly("piotr");
        });
  }

  @Test
  void the_page_catches_up_after_the_query_service_was_killed() throws Exception {
    var deal = open("olga", "third", "Sails for " + UUID.randomUUID());
    var page = signIn("?pipeline=" + PIPELINE);
    page.await("[data-deal='" + deal + "']");
    var won = page.number("#won-count");
    page.mark();

    stack.awaitSuccessor(stack.kill(Part.QUERY));
    win(deal);
    stack.awaitReady();

    page.await(".connection[data-state=live]");
    page.eventually(() -> assertThat(page.number("#won-count")).isEqualTo(won + 1));
    assertThat(page.isStillTheSamePage()).isTrue();
  }

  @Test
  void a_name_that_looks_like_markup_is_only_text() throws Exception {
    var name = "<img src=x onerror=document.title='taken'>";
    var deal = open("olga", "second", name);
    var page = signIn("?pipeline=" + PIPELINE);

    page.await("[data-deal='" + deal + "']");

    assertThat(page.text("[data-deal='" + deal + "'] .card-name")).isEqualTo(name);
    assertThat(page.browser.getTitle()).doesNotContain("taken");
    assertThat(page.browser.findElements(By.cssSelector(laneOf("second") + " img"))).isEmpty();
  }

  @Test
  void a_figure_that_cannot_be_had_says_why() throws Exception {
    var page = signIn("?pipeline=" + PIPELINE);

    page.eventually(
        () ->
            assertThat(page.text(".velocity .why"))
                .contains("Too few won deals", "Measured over all time."));
  }

  @Test
  void velocity_is_of_the_last_ninety_days_and_of_all_time_where_those_give_none()
      throws Exception {
    var pipeline = "velocity-" + UUID.randomUUID();
    commands
        .post(
            "/api/pipelines",
            Map.of("id", pipeline, "minimumWonDeals", 1, "stages", List.of(Map.of("id", "only"))))
        .expect(201);
    wonAfterTwoDays(pipeline, Instant.now().minus(Duration.ofDays(200)));
    var page = signIn("?pipeline=" + pipeline);
    page.eventually(() -> assertThat(page.text("#velocity")).contains("/ day"));
    assertThat(page.text("#velocity-title")).contains("all time");

    wonAfterTwoDays(pipeline, Instant.now().minus(Duration.ofDays(20)));
    page.eventually(() -> assertThat(page.text("#velocity-title")).contains("last 90 days"));
  }

  @Test
  void velocity_says_from_which_stage_on_it_counts_open_deals() throws Exception {
    var all = signIn("?pipeline=" + ofTwoStages(false));
    all.eventually(() -> assertThat(all.text(".equation")).contains("open deals"));

    var some = signIn("?pipeline=" + ofTwoStages(true) + "&lang=pl");
    some.eventually(() -> assertThat(some.text(".equation")).contains("otwarte od etapu Pitch"));
  }

  private static String ofTwoStages(boolean qualified) throws Exception {
    var pipeline = "two-stages-" + UUID.randomUUID();
    var pitch = Map.of("id", "pitch", "name", "Pitch", "qualified", qualified);
    commands
        .post(
            "/api/pipelines", Map.of("id", pipeline, "stages", List.of(Map.of("id", "new"), pitch)))
        .expect(201);
    return pipeline;
  }

  private static void wonAfterTwoDays(String pipeline, Instant opened) throws Exception {
    var id = UUID.randomUUID().toString();
    var value = Map.of("amount", "1250.00", "currency", "EUR");
    commands
        .post(
            "/api/deals",
            Map.of(
                "id",
                id,
                "pipelineId",
                pipeline,
                "name",
                "Won",
                "owner",
                "olga",
                "amount",
                value,
                "occurredAt",
                opened.toString()))
        .expect(201);
    commands
        .post(
            "/api/deals/" + id + "/win",
            Map.of("occurredAt", opened.plus(Duration.ofDays(2)).toString()))
        .expect(200);
  }

  @Test
  void everything_comes_from_here_and_nothing_is_refused() throws Exception {
    var page = signIn("?pipeline=" + PIPELINE);
    page.await(".move");

    @SuppressWarnings("unchecked")
    var loaded =
        (List<String>)
            page.browser.executeScript(
                "return performance.getEntriesByType('resource').map(r => new URL(r.name).origin)");
    assertThat(loaded)
        .isNotEmpty()
        .containsOnly(stack.query().toString(), stack.signIn().toString());
    assertThat(page.complaints()).isEmpty();
  }

  private static Dashboard signIn(String place) throws IOException {
    return Dashboard.signIn(
        chromium.open(), stack.query().resolve("/" + place), "rita", stack.password("rita"));
  }

  private static tools.jackson.databind.JsonNode query(String path) throws Exception {
    return new Api(stack.query(), stack.token("rep")).get(path).expect(200).body();
  }

  private static String open(String owner, String stage, String name) throws Exception {
    var id = UUID.randomUUID().toString();
    commands
        .post(
            "/api/deals",
            Map.of(
                "id", id,
                "pipelineId", PIPELINE,
                "name", name,
                "stageId", stage,
                "owner", owner,
                "amount", Map.of("amount", "1250.00", "currency", "EUR")))
        .expect(201);
    return id;
  }

  private static void win(String deal) throws Exception {
    commands.post("/api/deals/" + deal + "/win", Map.of()).expect(200);
  }

  private static void lose(String deal) throws Exception {
    commands.post("/api/deals/" + deal + "/lose", Map.of("reason", "price")).expect(200);
  }
}
