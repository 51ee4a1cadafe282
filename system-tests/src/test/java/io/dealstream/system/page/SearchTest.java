package io.dealstream.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.system.Api;
import io.dealstream.system.LocalStack;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Finding a deal from anywhere in the page, in a real Chromium on a running Dealstream. */
class SearchTest {

  private static final String PIPELINE = "searched-" + UUID.randomUUID();
  private static final String OTHER = "beside-" + UUID.randomUUID();

  /** A word that no other test's deals have. */
  private static final String MARK = "m" + UUID.randomUUID().toString().substring(0, 8);

  private static final String OPTION = "#search-found [role=option]";
  private static final String CHOSEN = OPTION + "[aria-selected=true]";

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static LocalStack stack;
  private static Api commands;
  private static String cable;
  private static String harbour;
  private static String elsewhere;

  @BeforeAll
  static void deals_in_two_pipelines_and_what_was_said_of_one() throws Exception {
    stack = LocalStack.shared();
    commands = new Api(stack.command(), stack.token("admin"));
    for (var pipeline : List.of(PIPELINE, OTHER)) {
      var stages = List.of(Map.of("id", "first", "name", "First talks"));
      commands
          .post("/api/pipelines", Map.of("id", pipeline, "name", pipeline, "stages", stages))
          .expect(201);
    }
    cable = open(PIPELINE, "Cables (" + MARK + ") & <i>ropes</i>");
    harbour = open(PIPELINE, "Harbour lights " + MARK);
    commands.post("/api/deals/" + harbour + "/win", Map.of()).expect(200);
    elsewhere = open(OTHER, "Elevators " + MARK);
    commands
        .post(
            "/api/deals/" + harbour + "/activities",
            Map.of(
                "type",
                "transcript",
                "title",
                "First call",
                "happenedAt",
                Instant.now().toString(),
                "text",
                "The <b>board</b> they read says \"lanterns & lenses\" " + MARK + "said"))
        .expect(201);
  }

  @Test
  void a_deal_is_found_by_a_part_of_its_name_and_opened_without_a_mouse() throws Exception {
    var page = signIn("");

    page.press("/");
    awaitFocus(page);
    page.press(("(" + MARK + ") & <I>RO").toUpperCase(java.util.Locale.ROOT));

    page.eventually(() -> assertThat(page.texts(OPTION)).hasSize(1));
    assertThat(page.text(OPTION + " b")).isEqualTo("Cables (" + MARK + ") & <i>ropes</i>");
    assertThat(page.text(OPTION + " b mark")).isEqualTo("(" + MARK + ") & <i>ro");
    assertThat(page.text(OPTION)).contains("€1,250", "First talks", "olga");
    assertThat(page.text("#search [role=status]")).isEqualTo("1 deal");
    assertThat(kept(page)).doesNotContainIgnoringCase(MARK);

    page.press(Keys.ENTER);
    page.await("main[data-view=deal] #deal-facts .facts");
    assertThat(page.search()).isEqualTo("pipeline=" + PIPELINE + "&view=deal&id=" + cable);
    assertThat(page.browser.findElements(By.cssSelector("dialog"))).isEmpty();
    assertThat(page.browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("view");
    assertThat(kept(page)).doesNotContainIgnoringCase(MARK);
  }

  @Test
  void whoever_presses_enter_before_the_answer_is_led_to_the_deal_of_that_id() throws Exception {
    var page = signIn("");

    page.press("/", harbour, Keys.ENTER);

    page.await("main[data-view=deal] #deal-facts .facts");
    assertThat(page.search()).endsWith("&id=" + harbour);
    assertThat(page.browser.findElements(By.cssSelector("dialog"))).isEmpty();
  }

  @Test
  void what_was_said_is_found_by_its_words_and_leads_to_its_deal() throws Exception {
    var page = signIn("");

    page.find("#search-open").click();
    awaitFocus(page);
    page.press("lens " + MARK + "sa");

    page.eventually(() -> assertThat(page.texts(OPTION)).hasSize(1));
    assertThat(page.text(OPTION)).contains("First call", "about Harbour lights " + MARK, "admin");
    assertThat(page.text(OPTION + " .search-excerpt"))
        .contains("\"lanterns & lenses\" " + MARK + "said");
    assertThat(page.texts(OPTION + " mark")).containsExactly("lenses", MARK + "said");
    assertThat(page.text("#search [role=status]")).isEqualTo("1 text");

    page.find(OPTION).click();
    page.await("main[data-view=deal]");
    assertThat(page.search()).endsWith("&id=" + harbour);
  }

  @Test
  void keys_point_at_what_was_found_and_escape_gives_the_focus_back() throws Exception {
    var page = signIn("");
    page.find("#time-slider").sendKeys("/");
    assertThat(page.browser.findElements(By.cssSelector("dialog"))).isEmpty();
    page.find("nav a[data-view=flow]").sendKeys(Keys.chord(Keys.CONTROL, "k"));
    awaitFocus(page);
    page.press(MARK);
    page.eventually(() -> assertThat(page.texts(OPTION)).hasSize(3));

    assertThat(chosen(page)).isZero();
    page.press(Keys.ARROW_DOWN);
    assertThat(chosen(page)).isEqualTo(1);
    page.press(Keys.END);
    assertThat(chosen(page)).isEqualTo(2);
    page.press(Keys.ARROW_DOWN);
    assertThat(chosen(page)).isZero();
    page.press(Keys.ARROW_UP);
    assertThat(chosen(page)).isEqualTo(2);
    page.press(Keys.HOME);
    assertThat(chosen(page)).isZero();

    page.press(Keys.ESCAPE);
    page.eventually(
        () -> assertThat(page.browser.findElements(By.cssSelector("dialog"))).isEmpty());
    assertThat(page.browser.switchTo().activeElement().getDomAttribute("data-view"))
        .isEqualTo("flow");
    page.press("/");
    assertThat(page.await("#search-input").getDomProperty("value")).isEmpty();
  }

  @Test
  void where_nothing_is_found_all_pipelines_are_offered() throws Exception {
    var page = signIn("");
    page.press("/");
    awaitFocus(page);

    page.press("Elevators " + MARK);
    page.await("#search .empty");
    assertThat(page.text("#search .empty")).contains("Nothing found for “Elevators " + MARK + "”");
    assertThat(page.browser.findElement(By.cssSelector("#search [role=status]")).getText())
        .isEqualTo("Nothing found for “Elevators " + MARK + "”");
    assertThat(page.find("#search-input").getDomAttribute("aria-expanded")).isEqualTo("false");

    page.find("#search-everywhere").click();
    page.eventually(() -> assertThat(page.texts(OPTION)).hasSize(1));
    assertThat(page.text(OPTION)).contains(OTHER);
    page.press(Keys.ENTER);
    page.await("main[data-view=deal] #deal-facts .facts");
    assertThat(page.search()).isEqualTo("pipeline=" + OTHER + "&view=deal&id=" + elsewhere);
  }

  @Test
  void an_older_answer_does_not_take_the_place_of_a_newer_one() throws Exception {
    var page = signIn("");
    page.browser.executeScript(
        """
        const real = window.fetch;
        const freed = new Promise((free) => { window.free = free; });
        window.fetch = async (path, options) => {
          if (!path.includes('q=Cables&')) return real(path, options);
          window.held = (window.held ?? 0) + 1;
          const answer = await real(path, { ...options, signal: undefined });
          await freed;
          setTimeout(() => { window.came = (window.came ?? 0) + 1; }, 100);
          return answer;
        };
        """);
    page.press("/");
    awaitFocus(page);
    page.press("Cables");
    page.eventually(() -> assertThat(script(page, "return window.held")).isEqualTo(2L));

    page.find("#search-input").sendKeys(Keys.chord(Keys.CONTROL, "a"), "Harbour lights " + MARK);
    page.eventually(() -> assertThat(page.texts(OPTION + " b")).hasSize(1));
    script(page, "window.free()");

    page.eventually(() -> assertThat(script(page, "return window.came")).isEqualTo(2L));
    assertThat(page.texts(OPTION + " b")).containsExactly("Harbour lights " + MARK);
  }

  @Test
  void a_service_that_cannot_be_reached_is_asked_again() throws Exception {
    var page = signIn("");
    page.press("/");
    awaitFocus(page);
    script(
        page,
        "window.real = fetch; window.fetch = () => Promise.reject(new TypeError('nobody there'))");

    page.press("Harbour lights " + MARK);
    page.await("#search .panel-problem");
    assertThat(page.text("#search [role=alert]")).contains("cannot be reached");

    script(page, "window.fetch = window.real");
    page.eventually(() -> assertThat(page.texts(OPTION + " b")).hasSize(1));
    assertThat(page.text("#search [role=alert]")).isEmpty();
  }

  @Test
  void whoever_looks_back_is_told_that_the_search_answers_as_of_now() throws Exception {
    var page = signIn("&asOf=" + LocalDate.now(ZoneOffset.UTC).minusDays(3));
    page.press("/");

    assertThat(page.await("#search-now").getText()).contains("as of now");
  }

  @Test
  void the_search_keeps_nobody_out_and_nothing_is_refused() throws Exception {
    var page = signIn("");
    var barriers = new Barriers(page.browser);
    for (var lang : List.of("en", "pl")) {
      page.find("button[lang=" + lang + "]").click();
      page.eventually(() -> assertThat(page.find("html").getDomAttribute("lang")).isEqualTo(lang));
      page.find("#search-open").click();
      awaitFocus(page);
      barriers.lookForIn("search, nothing asked, " + lang);
      page.press(MARK);
      page.await(CHOSEN);
      barriers.lookForIn("search, found, " + lang);
      page.press("nowhere");
      page.await("#search .empty");
      barriers.lookForIn("search, nothing found, " + lang);
      assertThat(page.text("#search")).doesNotContain("undefined", "NaN", "[object");
      page.press(Keys.ESCAPE);
      page.eventually(
          () -> assertThat(page.browser.findElements(By.cssSelector("dialog"))).isEmpty());
    }
    assertThat(page.complaints()).isEmpty();
    barriers.assertNone();
  }

  private static Dashboard signIn(String more) throws IOException {
    return Dashboard.signIn(
        chromium.open(),
        stack.query().resolve("/?pipeline=" + PIPELINE + more),
        "rita",
        stack.password("rita"),
        "#stages .lane");
  }

  private static void awaitFocus(Dashboard page) {
    page.eventually(
        () ->
            assertThat(page.browser.switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("search-input"));
  }

  /** Which of the found is pointed at, as listeners are told and as it is shown. */
  private static int chosen(Dashboard page) {
    var told = page.find("#search-input").getDomAttribute("aria-activedescendant");
    assertThat(page.find(CHOSEN).getDomAttribute("id")).isEqualTo(told);
    var ids = page.browser.findElements(By.cssSelector(OPTION));
    return ids.stream().map(one -> one.getDomAttribute("id")).toList().indexOf(told);
  }

  /** What the browser keeps, and where it says it is. */
  private static String kept(Dashboard page) {
    return page.browser.getCurrentUrl()
        + script(
            page,
            "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])");
  }

  private static Object script(Dashboard page, String script) {
    return page.browser.executeScript(script);
  }

  private static String open(String pipeline, String name) throws Exception {
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
                name,
                "stageId",
                "first",
                "owner",
                "olga",
                "amount",
                Map.of("amount", "1250.00", "currency", "EUR")))
        .expect(201);
    return id;
  }
}
