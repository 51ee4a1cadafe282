package io.dealstream.system.page;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/** The page as a person works with it. */
final class Dashboard {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  final ChromeDriver browser;

  private Dashboard(ChromeDriver browser) {
    this.browser = browser;
  }

  /** Opens the page and signs in where it leads to, which is the board. */
  static Dashboard signIn(ChromeDriver browser, URI page, String name, String password) {
    var dashboard = signIn(browser, page, name, password, "#stages .lane");
    dashboard.await(".connection[data-state=live]");
    return dashboard;
  }

  /**
   * @param landmark something that stands in the view it leads to
   */
  static Dashboard signIn(
      ChromeDriver browser, URI page, String name, String password, String landmark) {
    var dashboard = new Dashboard(browser);
    browser.get(page.toString());
    dashboard.await("#sign-in").click();
    dashboard.await("input[name=username]").sendKeys(name);
    dashboard.find("input[name=password]").sendKeys(password);
    dashboard.find("form button").click();
    dashboard.await(landmark);
    return dashboard;
  }

  /** The page without a person, for what its modules do. */
  static Dashboard unsigned(ChromeDriver browser, URI page) {
    browser.get(page.toString());
    return new Dashboard(browser);
  }

  /** What a module's function answers, as JSON would tell it. */
  Object ask(String module, String call) {
    return browser.executeAsyncScript(
        "const done = arguments[0]; import('/js/%s').then((m) => done(m.%s), (e) => done('' + e))"
            .formatted(module, call));
  }

  /** How many dots a chart has drawn. */
  long dotsIn(String panel) {
    var script =
        """
        const canvas = document.querySelector(arguments[0] + ' canvas');
        if (!canvas || canvas.width === 0) return 0;
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((value, i) => i % 4 === 3 && value > 0).length;
        """;
    return (Long) browser.executeScript(script, panel);
  }

  /** Both have to fit into the window. */
  void drag(String from, String to) {
    browser.executeScript("arguments[0].scrollIntoView({ block: 'center' })", find(to));
    new Actions(browser)
        .moveToElement(find(from))
        .clickAndHold()
        .moveToElement(find(to))
        .release()
        .perform();
  }

  /** Types on into whatever has the focus. */
  void press(CharSequence... keys) {
    new Actions(browser).sendKeys(keys).perform();
  }

  String search() {
    var query = URI.create(browser.getCurrentUrl()).getQuery();
    return query == null ? "" : query;
  }

  WebElement find(String css) {
    return browser.findElement(By.cssSelector(css));
  }

  WebElement await(String css) {
    return Awaitility.await(css)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> find(css), WebElement::isDisplayed);
  }

  String text(String css) {
    return find(css).getText();
  }

  List<String> texts(String css) {
    return browser.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  List<String> values(String css) {
    return browser.findElements(By.cssSelector(css)).stream()
        .map(element -> element.getDomProperty("value"))
        .toList();
  }

  /** The whole number that stands there, however the language writes it. */
  long number(String css) {
    return Long.parseLong(text(css).replaceAll("\\D", ""));
  }

  long openDealsIn(String stage) {
    return number(laneOf(stage) + " .lane-count");
  }

  static String laneOf(String stage) {
    return ".lane[data-stage='" + stage + "']";
  }

  void choose(String select, String value) {
    new Select(find(select)).selectByValue(value);
  }

  /** Waits for what the page comes to show. */
  void eventually(Runnable seen) {
    Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(seen::run);
  }

  /** Errors and warnings in the browser's console; it hands them out once. */
  List<String> complaints() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Leaves a mark that a reload would wipe out. */
  void mark() {
    browser.executeScript("window.markOfTheTest = true");
  }

  boolean isStillTheSamePage() {
    return Boolean.TRUE.equals(browser.executeScript("return window.markOfTheTest === true"));
  }
}
