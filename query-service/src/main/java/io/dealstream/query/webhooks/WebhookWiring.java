package io.dealstream.query.webhooks;

import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Random;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's parts and who may use it. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {

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
      News news,
      WebhookSettings settings,
      Clock clock) {
    var attempt = new Attempt(lanes, courier, secrets, settings, clock, new Random());
    return new Sender(lanes, attempt, log, news, settings, clock);
  }
}
