package io.dealstream.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page with the two fields, in English or Polish, as the browser asks. */
@RestController
class SignInPage {

  private static final Pattern GAP = Pattern.compile("\\{\\{([a-z-]+)}}");

  // English is the bundle without a language; the machine's own language has no say.
  private static final ResourceBundle.Control AS_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String template = template();

  @GetMapping(path = "/login", produces = "text/html;charset=UTF-8")
  String page(@RequestParam Map<String, String> parameters, CsrfToken csrf, Locale language) {
    var texts = ResourceBundle.getBundle("io.dealstream.local.signin.texts", language, AS_ASKED);
    var gaps = new HashMap<String, String>();
    texts.keySet().forEach(k -> gaps.put(k, HtmlUtils.htmlEscape(texts.getString(k))));
    gaps.put("message", message(parameters, gaps));
    gaps.put("csrf-name", HtmlUtils.htmlEscape(csrf.getParameterName()));
    gaps.put("csrf-value", HtmlUtils.htmlEscape(csrf.getToken()));
    return GAP.matcher(template)
        .replaceAll(gap -> Matcher.quoteReplacement(gaps.getOrDefault(gap.group(1), "")));
  }

  private static String message(Map<String, String> parameters, Map<String, String> texts) {
    if (parameters.containsKey("error")) {
      return "<p role=\"alert\">" + texts.get("failed") + "</p>";
    }
    if (parameters.containsKey("logout")) {
      return "<p role=\"status\">" + texts.get("signed-out") + "</p>";
    }
    return "";
  }

  private static String template() {
    try (InputStream in = SignInPage.class.getResourceAsStream("sign-in.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
