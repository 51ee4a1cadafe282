package io.dealstream.system.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What would keep people out of what the browser shows: the findings of axe-core by all its rules
 * for WCAG 2.1, levels A and AA.
 */
final class Barriers {

  enum Theme {
    LIGHT,
    DARK
  }

  /** Comes in through the driver, so that the page's policy need not let it in. */
  private static final String AXE = script();

  private static final String LOOK =
      """
      const done = arguments[0];
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
      const said = ({ id, help }, { target, html, failureSummary }) =>
        `${id}: ${help}\\n    at ${target.join(' ')}\\n    ${html}\\n    ${failureSummary}`;
      axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
        .then(({ violations }) => violations.flatMap((v) => v.nodes.map((node) => said(v, node))))
        .then(done, (failed) => done([`axe-core failed: ${failed}`]));
      """;

  private final ChromeDriver browser;
  private final List<String> found = new ArrayList<>();

  Barriers(ChromeDriver browser) {
    this.browser = browser;
  }

  /** From now on, for a person whose eyes or machine want it so. What moves stands still. */
  void prefer(Theme theme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", theme.name().toLowerCase()),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Looks at what is shown now, in both themes. */
  void lookForIn(String view) {
    for (var theme : Theme.values()) {
      prefer(theme);
      lookFor(view + ", " + theme.name().toLowerCase());
    }
  }

  /**
   * @param what stands there, for whoever reads of it
   */
  void lookFor(String what) {
    if (Boolean.FALSE.equals(browser.executeScript("return 'axe' in window"))) {
      browser.executeScript(AXE);
    }
    ((List<?>) Objects.requireNonNull(browser.executeAsyncScript(LOOK)))
        .forEach(finding -> found.add(what + ": " + finding));
  }

  void assertNone() {
    if (!found.isEmpty()) {
      fail("%d barriers%n%s".formatted(found.size(), String.join("\n", found)));
    }
  }

  private static String script() {
    try (var in = Barriers.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
