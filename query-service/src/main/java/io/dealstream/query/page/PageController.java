package io.dealstream.query.page;

import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PageController {

  record Config(URI commandUrl, URI signInUrl, String clientId) {}

  private final Config config;

  PageController(PageSettings settings) {
    this.config = new Config(settings.commandUrl(), settings.signInUrl(), settings.clientId());
  }

  /** What the page's files cannot know, because they are the same everywhere. */
  @GetMapping("/config.json")
  ResponseEntity<Config> config() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(config);
  }
}
