package io.dealstream.system.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.dealstream.system.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real Chromium for each class of tests; each test finds it as if nobody had been there before.
 * Where none is installed the tests are skipped; with {@code -Dbrowser=required} they fail.
 */
final class Chromium implements BeforeAllCallback, AfterAllCallback {

  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private static final Dimension SIZE = new Dimension(1440, 900);

  // It warns of every Chromium newer than itself. Held here, or the setting would be collected.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private ChromeDriver open;
  private Path profile;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER)) {
      return;
    }
    var line = "no " + BROWSER + " with " + DRIVER + ": the page is not tested in a browser";
    if ("required".equals(System.getProperty("browser"))) {
      fail(line);
    }
    abort(line);
  }

  /** A window of a desktop's size, of a person who reads English and was never here. */
  ChromeDriver open() throws IOException {
    if (open != null) {
      try {
        leaveNothing(open);
        return open;
      } catch (WebDriverException gone) {
        close();
      }
    }
    open = start();
    return open;
  }

  /** Another window for the next one; what the last page keeps is cleared away once it is shut. */
  private static void leaveNothing(ChromeDriver browser) {
    var last = browser.getWindowHandle();
    var next = browser.switchTo().newWindow(WindowType.WINDOW).getWindowHandle();
    browser.switchTo().window(last).close();
    browser.switchTo().window(next).manage().window().setSize(SIZE);
    browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    var stack = LocalStack.shared();
    for (var origin : List.of(stack.query(), stack.signIn())) {
      browser.executeCdpCommand(
          "Storage.clearDataForOrigin", Map.of("origin", origin.toString(), "storageTypes", "all"));
    }
    browser.manage().logs().get(LogType.BROWSER); // hands them out once
  }

  private ChromeDriver start() throws IOException {
    profile = Files.createTempDirectory("dealstream-chromium-");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options =
        new ChromeOptions()
            .setBinary(BROWSER.toFile())
            .addArguments(
                "--headless",
                "--no-sandbox", // a build may run as root, where Chromium has no sandbox
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=" + SIZE.width + "," + SIZE.height,
                "--user-data-dir=" + profile)
            .setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-GB,en"));
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    var driver = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new ChromeDriver(driver, options);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }

  private void close() throws IOException {
    if (open == null) {
      return;
    }
    open.quit();
    open = null;
    try (var files = Files.walk(profile)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
