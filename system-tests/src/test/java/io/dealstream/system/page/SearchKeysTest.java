package io.dealstream.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.system.Api;
import io.dealstream.system.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Which keys open the search, in a real Chromium on a running Dealstream. */
class SearchKeysTest {

  private static final String PIPELINE = "keys-" + UUID.randomUUID();
  private static final String CTRL_K = Keys.chord(Keys.CONTROL, "k");

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static LocalStack stack;

  @BeforeAll
  static void a_pipeline() throws Exception {
    stack = LocalStack.shared();
    var stages = List.of(Map.of("id", "first", "name", "First talks"));
    new Api(stack.command(), stack.token("admin"))
        .post("/api/pipelines", Map.of("id", PIPELINE, "name", PIPELINE, "stages", stages))
        .expect(201);
  }

  @Test
  void a_slash_opens_it_until_the_person_says_that_it_should_not() throws Exception {
    var page = signIn();
    page.press("/");
    assertThat(isOpen(page)).isTrue();
    page.find("#search-slash").click();
    leave(page);
    page.press("/");
    assertThat(isOpen(page)).isFalse();
    page.eventually(
        () -> {
          var field = page.find("#search-open");
          assertThat(field.findElements(By.tagName("kbd"))).isEmpty();
          assertThat(field.getDomAttribute("aria-keyshortcuts")).isEqualTo("Control+K Meta+K");
        });

    page.browser.navigate().refresh();
    page.await("#stages .lane");
    page.press("/");
    assertThat(isOpen(page)).isFalse();
    page.find("#search-open").sendKeys(CTRL_K);
    assertThat(isOpen(page)).isTrue();
    assertThat(page.find("#search-slash").isSelected()).isFalse();

    page.find("#search-slash").click();
    leave(page);
    page.press("/");
    assertThat(isOpen(page)).isTrue();
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void going_back_closes_it_and_whoever_had_the_focus_has_it_again() throws Exception {
    var page = signIn();
    page.find("nav a[data-view=flow]").click();
    page.await("main[data-view=flow]");
    page.find("nav a[data-view=flow]").sendKeys(CTRL_K);
    assertThat(isOpen(page)).isTrue();

    page.browser.navigate().back();

    page.await("main[data-view=board]");
    assertThat(isOpen(page)).isFalse();
    assertThat(page.browser.switchTo().activeElement().getDomAttribute("data-view"))
        .isEqualTo("flow");
  }

  private static Dashboard signIn() throws Exception {
    return Dashboard.signIn(
        chromium.open(),
        stack.query().resolve("/?pipeline=" + PIPELINE),
        "rita",
        stack.password("rita"),
        "#stages .lane");
  }

  /** A key is answered before the next is taken. */
  private static boolean isOpen(Dashboard page) {
    return !page.browser.findElements(By.cssSelector("#search dialog[open]")).isEmpty();
  }

  private static void leave(Dashboard page) {
    page.press(Keys.ESCAPE);
    page.eventually(() -> assertThat(isOpen(page)).isFalse());
  }
}
