package io.dealstream.edge;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Who may call what, as a service declares it in one place. Whatever no rule allows is denied; what
 * {@link EdgeSecurity} opens to everyone, or to every role for reading, needs no rule.
 */
@FunctionalInterface
public interface AccessRules {

  void declare(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests);
}
