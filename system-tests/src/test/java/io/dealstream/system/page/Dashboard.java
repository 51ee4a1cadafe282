package io.dealstream.system.page;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The page as a person works with it. */
final class Dashboard {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final ChromeDriver browser;

  private Dashboard(ChromeDriver browser) {
    this.browser = browser;
  }

  /** Opens the page and signs in where it leads to. */
  static Dashboard signIn(ChromeDriver browser, URI page, String name, String password) {
    var dashboard = new Dashboard(browser);
    browser.get(page.toString());
    dashboard.await("#sign-in").click();
    dashboard.await("input[name=username]").sendKeys(name);
    dashboard.find("input[name=password]").sendKeys(password);
    dashboard.find("form button").click();
    dashboard.await(".connection[data-state=live]");
    dashboard.await("#stages .lane");
    return dashboard;
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

  /** Leaves a mark that a reload would wipe out. */
  void mark() {
    browser.executeScript("window.markOfTheTest = true");
  }

  boolean isStillTheSamePage() {
    return Boolean.TRUE.equals(browser.executeScript("return window.markOfTheTest === true"));
  }
}
