package io.dealstream.query.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Hidden
class PageController {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

  record Config(URI commandUrl, URI signInUrl, String clientId) {}

  private final Config config;
  private final String page;

  PageController(PageSettings settings, PageVersion version) throws IOException {
    this.config = new Config(settings.commandUrl(), settings.signInUrl(), settings.clientId());
    var html = new ClassPathResource("static/index.html").getContentAsString(UTF_8);
    this.page = version.applyTo(html);
  }

  @GetMapping({"/", "/index.html"})
  ResponseEntity<String> page() {
    return ResponseEntity.ok().contentType(HTML).cacheControl(CacheControl.noStore()).body(page);
  }

  /** What the page's files cannot know, because they are the same everywhere. */
  @GetMapping("/config.json")
  ResponseEntity<Config> config() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(config);
  }
}
