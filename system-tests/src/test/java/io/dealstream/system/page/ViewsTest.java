package io.dealstream.system.page;

import static io.dealstream.system.page.Dashboard.laneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.system.Api;
import io.dealstream.system.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** The views beyond the live board, in a real Chromium on a running Dealstream. */
class ViewsTest {

  private static final List<String> VIEWS =
      List.of("flow", "trends", "stuck", "forecast", "leads", "coaching", "follow-ups", "review");

  @RegisterExtension static final Chromium chromium = new Chromium();

  private final LocalStack stack = LocalStack.shared();
  private final Api commands = new Api(stack.command(), stack.token("admin"));
  private final String pipeline = "views-" + UUID.randomUUID();

  @BeforeEach
  void a_pipeline_that_asks_for_a_reason_to_go_back() throws Exception {
    commands
        .post(
            "/api/pipelines",
            Map.of(
                "id",
                pipeline,
                "name",
                "Looked at from all sides",
                "stages",
                List.of(
                    Map.of("id", "first", "name", "First talks", "ageLimitDays", 30),
                    Map.of("id", "second", "name", "Second thoughts", "qualified", true)),
                "rules",
                Map.of("backwardNeedsReason", true)))
        .expect(201);
  }

  @Test
  void a_link_leads_to_the_same_view_and_back_leads_where_one_was() throws Exception {
    open("first", Duration.ofDays(3));
    var page = signIn("&view=flow&window=trailing90", "#conserved .funnel-row");

    assertThat(page.text("nav [aria-current=page]")).isEqualTo("Flow");
    assertThat(page.text("#conserved .tag")).isEqualTo("Last 90 days");
    assertThat(page.text(".funnel-row[data-stage=first] .figure-link")).isEqualTo("1 entered");

    page.find("nav a[data-view=trends]").click();
    page.await("#trend-win-rate");
    assertThat(page.search()).isEqualTo("pipeline=" + pipeline + "&view=trends");

    page.browser.navigate().back();
    page.await("#conserved .funnel-row");
    assertThat(page.search()).contains("view=flow", "window=trailing90");
  }

  @Test
  void a_chart_is_drawn_from_the_figures_and_follows_them() throws Exception {
    win(open("second", Duration.ofDays(2)));
    var page = signIn("&view=trends", "#trend-outcomes live-chart[data-drawn='12']");
    page.eventually(() -> assertThat(page.dotsIn("#trend-outcomes")).isPositive());
    page.find("#trend-outcomes summary").click();
    var newest = "#trend-outcomes tbody tr:last-child td";
    page.eventually(() -> assertThat(page.texts(newest)).containsExactly("1", "0"));
    page.mark();

    win(open("second", Duration.ofDays(1)));

    page.eventually(() -> assertThat(page.texts(newest)).containsExactly("2", "0"));
    var answered = query("/api/metrics/win-rate?window=month&pipeline=" + pipeline);
    assertThat(answered.at("/items/0/won").asLong()).isEqualTo(2);
    assertThat(page.isStillTheSamePage()).isTrue();
  }

  @Test
  void a_card_that_is_dragged_to_a_stage_moves_the_deal() throws Exception {
    var deal = open("first", Duration.ofDays(1));
    var page = signIn("", card(deal));

    page.drag(card(deal), laneOf("second"));

    page.await(laneOf("second") + " " + card(deal));
    assertThat(stageOf(deal)).isEqualTo("second");
  }

  @Test
  void a_refusal_is_shown_with_its_rule_and_a_reason_is_given_without_a_pointer() throws Exception {
    var deal = open("second", Duration.ofDays(1));
    var page = signIn("", card(deal));

    page.drag(card(deal), laneOf("first"));

    assertThat(page.await("#refusal").getDomAttribute("data-rule"))
        .isEqualTo("reason-needed-to-go-back");
    assertThat(page.text("#refusal")).contains("was not moved to First talks");
    assertThat(stageOf(deal)).isEqualTo("second");
    var barriers = new Barriers(page.browser);
    barriers.lookForIn("refusal");

    page.find("#refusal button").sendKeys(Keys.ENTER);
    page.await("#move-reason");
    barriers.lookForIn("deal looked into");
    barriers.assertNone();
    page.find("#move-reason").sendKeys("they want to think again" + Keys.ENTER);

    page.await(laneOf("first") + " " + card(deal));
    assertThat(stageOf(deal)).isEqualTo("first");
  }

  @Test
  void a_card_is_moved_by_alt_and_an_arrow() throws Exception {
    var deal = open("first", Duration.ofDays(1));
    var page = signIn("", card(deal));

    page.find(card(deal)).sendKeys(Keys.chord(Keys.ALT, Keys.ARROW_RIGHT));

    page.await(laneOf("second") + " " + card(deal));
    assertThat(stageOf(deal)).isEqualTo("second");
  }

  @Test
  void the_slider_leads_to_the_past_and_the_link_says_so() throws Exception {
    open("first", Duration.ofDays(40));
    var page = signIn("", laneOf("first") + " .card");
    page.eventually(() -> assertThat(days(page)).isBetween(39L, 41L));
    open("first", Duration.ofDays(10));
    page.eventually(() -> assertThat(page.openDealsIn("first")).isEqualTo(2));

    page.find("#time-slider").sendKeys(Keys.HOME);

    page.eventually(
        () -> {
          assertThat(page.text("#time-said")).startsWith("The past");
          assertThat(page.openDealsIn("first")).isEqualTo(1);
        });
    assertThat(page.search()).contains("asOf=");

    page.browser.navigate().refresh();
    page.eventually(() -> assertThat(page.openDealsIn("first")).isEqualTo(1));

    page.find("#to-now").click();
    page.await(".connection[data-state=live]");
    page.eventually(() -> assertThat(page.openDealsIn("first")).isEqualTo(2));
  }

  @Test
  void a_team_or_a_source_is_shown_alone_and_the_link_says_so() throws Exception {
    new BusyPipeline(commands, pipeline).fill();
    var page = signIn("&team=south", laneOf("second") + " .card");

    page.eventually(
        () -> {
          assertThat(page.texts(".card-owner > span:last-child")).containsOnly("piotr");
          assertThat(page.openDealsIn("first")).isZero();
          assertThat(page.openDealsIn("second")).isEqualTo(1);
          assertThat(page.number("#won-count")).isZero();
          assertThat(page.number("#lost-count")).isEqualTo(1);
          assertThat(page.texts(".move .proof")).hasSize(4).doesNotHaveDuplicates();
          assertThat(page.values("#part option"))
              .containsExactly(
                  "all",
                  "owner:rita",
                  "owner:olga",
                  "owner:piotr",
                  "team:north",
                  "team:south",
                  "source:fair",
                  "source:web");
        });

    page.find("#part").sendKeys(Keys.END);
    page.eventually(
        () -> {
          assertThat(page.search()).isEqualTo("pipeline=" + pipeline + "&source=web");
          assertThat(page.texts(".card-owner > span:last-child")).containsOnly("olga");
          assertThat(page.number("#won-count")).isEqualTo(4);
          assertThat(page.number("#lost-count")).isZero();
        });

    page.find("button[lang=pl]").click();
    page.find("nav a[data-view=review]").click();
    page.eventually(() -> assertThat(page.text(".review-span")).contains("Źródło web"));
    page.browser.navigate().refresh();
    page.eventually(() -> assertThat(page.text(".review-span")).contains("Źródło web"));
  }

  @Test
  void what_is_paused_stands_still_until_it_goes_on() throws Exception {
    open("first", Duration.ofDays(2));
    var page = signIn("", laneOf("first") + " .card");
    page.await(".connection[data-state=live]");

    page.find("#pause").click();
    page.await(".connection[data-state=paused]");
    open("first", Duration.ofDays(1));
    var other = new Api(stack.query(), stack.token("rep"));
    page.eventually(() -> assertThat(openIn(other)).isEqualTo(2));
    assertThat(page.openDealsIn("first")).isEqualTo(1);

    page.find("#pause").click();
    page.eventually(() -> assertThat(page.openDealsIn("first")).isEqualTo(2));
  }

  @Test
  void a_figure_leads_to_its_deals_and_a_deal_to_its_proof() throws Exception {
    var deal = open("second", Duration.ofDays(2));
    win(deal);
    var page = signIn("", "#win-rate a");
    var barriers = new Barriers(page.browser);
    barriers.lookForIn("board");

    page.find("#win-rate a").click();
    page.await("#contributions [data-deal='" + deal + "']");
    assertThat(page.texts("#contributions tbody tr")).hasSize(1);
    barriers.lookForIn("deals of a figure");

    page.find("[data-deal='" + deal + "'] a").click();
    page.await("#deal-proof .proven");
    assertThat(page.text("#deal-proof .proven")).startsWith("The chain holds");
    page.await(".story li");
    var events = query("/api/deals/" + deal + "/timeline").get("items");
    assertThat(page.texts(".story > li")).hasSize(events.size());
    page.find(".story > li:first-child summary").click();
    assertThat(page.text(".story > li:first-child .audit"))
        .contains(events.get(events.size() - 1).get("dealChain").stringValue());
    barriers.lookForIn("deal");
    barriers.assertNone();
  }

  @Test
  void every_view_is_shown_in_both_languages_and_keeps_nobody_out() throws Exception {
    new BusyPipeline(commands, pipeline).fill();
    var page = signIn("&view=flow", "#conserved .funnel-row");
    var barriers = new Barriers(page.browser);
    for (var theme : Barriers.Theme.values()) { // each with one language, to be done sooner
      var lang = theme == Barriers.Theme.LIGHT ? "en" : "pl";
      page.find("button[lang=" + lang + "]").click();
      barriers.prefer(theme);
      for (var view : VIEWS) {
        page.find("nav a[data-view=" + view + "]").click();
        page.await("main[data-view=" + view + "] h1");
        page.eventually(() -> assertThat(page.texts(".coming")).isEmpty());
        barriers.lookFor(view + ", " + lang);
        assertThat(page.texts(".panel-problem, .problem")).as(view).isEmpty();
        assertThat(page.text("main")).as(view).doesNotContain("undefined", "NaN", "[object");
        assertThat(page.text("main h1")).isEqualTo(page.text("nav [aria-current=page]"));
      }
    }
    assertThat(page.complaints()).isEmpty();
    barriers.assertNone();
  }

  private Dashboard signIn(String more, String landmark) throws IOException {
    return Dashboard.signIn(
        chromium.open(),
        stack.query().resolve("/?pipeline=" + pipeline + more),
        "rita",
        stack.password("rita"),
        landmark);
  }

  private static String card(String deal) {
    return ".card[data-deal='" + deal + "']";
  }

  /** How far back the slider goes. */
  private static long days(Dashboard page) {
    return Long.parseLong(page.find("#time-slider").getDomAttribute("max"));
  }

  private JsonNode query(String path) throws Exception {
    return new Api(stack.query(), stack.token("rep")).get(path).expect(200).body();
  }

  private String stageOf(String deal) throws Exception {
    return query("/api/deals/" + deal).get("stageId").stringValue();
  }

  private long openIn(Api other) {
    try {
      return other.get("/api/board?pipeline=" + pipeline).body().at("/stages/0/count").asLong();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Opened so long ago, by the one who is signed in: she may move it. */
  private String open(String stage, Duration ago) throws Exception {
    var id = UUID.randomUUID().toString();
    commands
        .post(
            "/api/deals",
            Map.of(
                "id",
                id,
                "pipelineId",
                pipeline,
                "name",
                "Ropes " + id.substring(0, 4),
                "stageId",
                stage,
                "owner",
                "rita",
                "occurredAt",
                Instant.now().minus(ago).toString(),
                "amount",
                Map.of("amount", "1250.00", "currency", "EUR")))
        .expect(201);
    return id;
  }

  private void win(String deal) throws Exception {
    commands.post("/api/deals/" + deal + "/win", Map.of()).expect(200);
  }

  private void lose(String deal) throws Exception {
    commands.post("/api/deals/" + deal + "/lose", Map.of("reason", "price")).expect(200);
  }
}
