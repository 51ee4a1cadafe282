package io.dealstream.query.whatif;

import io.dealstream.edge.AccessRules;
import io.dealstream.edge.Role;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class WhatIfWiring {

  /** It has a body, and so is posted; but it only reads, as everybody may. */
  @Bean
  AccessRules whoeverReadsMayAskWhatIf() {
    var everybody = Stream.of(Role.values()).map(Role::name).toArray(String[]::new);
    return requests ->
        requests.requestMatchers(HttpMethod.POST, "/api/what-if").hasAnyRole(everybody);
  }
}
