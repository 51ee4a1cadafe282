package io.dealstream.query.page;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How long a browser may keep the page's files: for ever under their versioned address, and never
 * without asking under their own.
 */
@Configuration(proxyBeanMethods = false)
class PageFiles implements WebMvcConfigurer {

  private static final String FILES = "classpath:/static/";

  private final PageVersion version;

  PageFiles(PageVersion version) {
    this.version = version;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/" + version.folder() + "**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.noCache());
  }
}
