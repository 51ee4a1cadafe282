package io.dealstream.command.http;

import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

/** A POST that is sent again under its key has one effect. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IdempotencyConfiguration {

  @Bean
  StoredAnswers storedAnswers(
      JdbcClient database, @Value("${dealstream.idempotency.keep:PT48H}") Duration keep) {
    return new StoredAnswers(database, keep);
  }

  @Bean
  OncePerKey oncePerKey(StoredAnswers answers, Together together, SideRows rows, JsonMapper json) {
    return new OncePerKey(answers, together, rows, json);
  }

  /** After the security filters: who may not call at all has no key. */
  @Bean
  KeyedRequests keyedRequests() {
    return new KeyedRequests();
  }

  @Bean
  static WebMvcRegistrations keyedHandlers(ObjectProvider<OncePerKey> once) {
    return new KeyedHandlers(once);
  }
}
