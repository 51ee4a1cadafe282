package io.dealstream.local.signin;

import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The sign-in service while it runs. */
public final class SignIn implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private SignIn(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param issuer its own address, which every token names
   * @param pages the origins that people are sent back to, and that may fetch tokens
   */
  public static SignIn start(
      int port, String issuer, List<String> pages, SigningKey key, PeoplesPasswords passwords) {
    var place = new Place(port, issuer, pages);
    var application =
        new SpringApplicationBuilder(SignInServer.class)
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false) // whoever starts it stops it, in order
            .properties(place.properties())
            .initializers(
                context -> {
                  var beans = (GenericApplicationContext) context;
                  beans.registerBean(Place.class, () -> place);
                  beans.registerBean(SigningKey.class, () -> key);
                  beans.registerBean(PeoplesPasswords.class, () -> passwords);
                })
            .build();
    return new SignIn(started(application));
  }

  private static ConfigurableApplicationContext started(SpringApplication application) {
    application.setLogStartupInfo(false);
    return application.run();
  }

  @Override
  public void close() {
    context.close();
  }

  /** Where it stands, and whom it serves. */
  record Place(int port, String issuer, List<String> pages) {

    private Map<String, Object> properties() {
      return Map.of(
          "spring.config.name",
          "sign-in",
          "server.port",
          port,
          // Browsers keep cookies by host alone: copies side by side must not share one.
          "server.servlet.session.cookie.name",
          "dealstream-sign-in-" + port);
    }
  }
}
