package io.dealstream.edge;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import tools.jackson.databind.json.JsonMapper;

/** Tokens are checked on every call, no session is kept between calls, and no is the default. */
@AutoConfiguration(
    beforeName =
        "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration")
@EnableConfigurationProperties(EdgeProperties.class)
@EnableWebSecurity
public class EdgeSecurity {

  /** The page's files are told by their extension; no address of the API has one. */
  private static final RegexRequestMatcher PAGE_FILE =
      RegexRequestMatcher.regexMatcher(
          GET,
          "^/(?!api/|actuator/)[\\w/-]+(\\.[\\w-]+)*\\.(html|js|css|svg|png|ico|woff2|json|map)(\\?.*)?$");

  @Bean
  @ConditionalOnMissingBean
  JwtDecoder issuerTokens(EdgeProperties properties) {
    return new IssuerTokens(properties.issuer());
  }

  /** A request is observed once, by the web server; not again by each of its security filters. */
  @Bean
  SecurityObservationSettings requestsOnly() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * Headers are read as Latin-1, all of which is assigned: only what controls can be wrong in them.
   * To find that, a pattern would be run over each token twice.
   */
  @Bean
  HttpFirewall plainHeaders() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(value -> value.chars().noneMatch(Character::isISOControl));
    return firewall;
  }

  @Bean
  SecurityFilterChain edge(
      HttpSecurity http,
      EdgeProperties properties,
      ObjectProvider<AccessRules> services,
      JsonMapper json) {
    var problems = new ProblemWriter(json);
    var unauthorized = new Unauthorized(problems);
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // no cookie, so nothing to forge with
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .cors(c -> c.configurationSource(origins(properties.allowedOrigins())))
        .headers(h -> h.contentSecurityPolicy(csp -> csp.policyDirectives(policy(properties))))
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenResolver(new TokenInHeader())
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(authorities()))
                    .authenticationEntryPoint(unauthorized)
                    .accessDeniedHandler(unauthorized))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(unauthorized).accessDeniedHandler(unauthorized))
        .addFilterAfter(
            new RateLimit(properties.requestsPerSecond(), problems),
            BearerTokenAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests -> {
              // What was let in once is not asked again when its answer goes on in another thread.
              requests
                  .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                  .permitAll();
              requests
                  .requestMatchers(
                      pathPattern(GET, "/"),
                      pathPattern(GET, "/actuator/health/**"),
                      pathPattern(GET, "/docs/**"),
                      pathPattern(GET, "/swagger-ui/**"),
                      pathPattern(GET, "/v3/api-docs/**"),
                      PAGE_FILE)
                  .permitAll();
              services.orderedStream().forEach(rules -> rules.declare(requests));
              requests.requestMatchers(GET, "/api/**", "/actuator/**").hasAnyRole(everyRole());
              requests.anyRequest().denyAll();
            })
        .build();
  }

  private static String[] everyRole() {
    return Stream.of(Role.values()).map(Role::name).toArray(String[]::new);
  }

  private static Converter<Jwt, AbstractAuthenticationToken> authorities() {
    return token ->
        new JwtAuthenticationToken(
            token,
            Caller.rolesOf(token).stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList());
  }

  private static CorsConfigurationSource origins(List<String> allowed) {
    var cors = new CorsConfiguration();
    cors.setAllowedOrigins(allowed);
    cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
    cors.setAllowedHeaders(
        List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            "Idempotency-Key",
            "Last-Event-ID"));
    cors.setExposedHeaders(
        List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER));
    var everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", cors);
    return everywhere;
  }

  private static String policy(EdgeProperties properties) {
    var reachable =
        Stream.of(properties.issuer(), properties.signInUrl(), properties.commandUrl())
            .filter(Objects::nonNull)
            .map(url -> url.getScheme() + "://" + url.getAuthority())
            .distinct()
            .collect(Collectors.joining(" "));
    return "default-src 'self'; connect-src 'self' "
        + reachable
        + "; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none';"
        + " base-uri 'none'; frame-ancestors 'none'";
  }
}
