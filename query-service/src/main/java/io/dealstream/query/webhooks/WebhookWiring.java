package io.dealstream.query.webhooks;

import io.dealstream.background.Rounds;
import io.dealstream.background.WakeUp;
import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's parts and who may use it. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {

  /** What another instance queued, or held when it died, is told by nobody. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Reading too: an address may hold what only its owner is to know. */
  @Bean
  AccessRules whoMakesWebhooks() {
    return requests ->
        requests.requestMatchers("/api/webhooks", "/api/webhooks/**").hasRole(Role.ADMIN.name());
  }

  @Bean
  Clock webhookClock() {
    return Clock.systemUTC();
  }

  @Bean
  CheckedNames checkedNames(WebhookSettings settings) {
    return new CheckedNames(InetAddress::getAllByName, settings.allowPrivateAddresses());
  }

  @Bean
  Receivers receivers(CheckedNames names, WebhookSettings settings) {
    return new Receivers(names, settings.allowHttp());
  }

  @Bean
  HttpCourier courier(CheckedNames names, WebhookSettings settings) {
    return new HttpCourier(names, settings);
  }

  @Bean
  Sender webhookSender(
      Lanes lanes,
      Courier courier,
      Secrets secrets,
      DeliveryLog log,
      WakeUp news,
      WebhookSettings settings,
      Clock clock) {
    var attempt = new Attempt(lanes, courier, secrets, settings, clock, new Random());
    return new Sender(lanes, attempt, log, news, settings, clock);
  }

  /** There may be something to send. */
  @Bean
  WakeUp webhookNews() {
    return new WakeUp();
  }

  @Bean
  Rounds webhookRounds(Sender sender, WakeUp news) {
    return new Rounds("webhooks", LOOK_EVERY, sender::look).wokenBy(news);
  }
}
