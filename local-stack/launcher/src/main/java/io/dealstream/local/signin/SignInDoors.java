package io.dealstream.local.signin;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Who comes in where: programs by the protocol's addresses, people by the page. */
@Configuration(proxyBeanMethods = false)
class SignInDoors {

  @Bean
  @Order(1)
  SecurityFilterChain speakingTheProtocol(HttpSecurity http) throws Exception {
    var toThePage = new LoginUrlAuthenticationEntryPoint("/login");
    return http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(withDefaults());
            })
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .cors(withDefaults())
        .exceptionHandling(
            refused ->
                refused.defaultAuthenticationEntryPointFor(
                    toThePage, new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain signingIn(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health/**", "/error")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(form -> form.loginPage("/login").permitAll())
        .build();
  }

  /** The page fetches its token from another origin: its own, and no other, may. */
  @Bean
  CorsConfigurationSource corsConfigurationSource(SignIn.Place place) {
    var fromThePage = new CorsConfiguration();
    fromThePage.setAllowedOrigins(place.pages());
    fromThePage.setAllowedMethods(List.of("GET", "POST"));
    fromThePage.setAllowedHeaders(List.of("Content-Type", "Authorization"));
    var byPath = new UrlBasedCorsConfigurationSource();
    byPath.registerCorsConfiguration("/oauth2/token", fromThePage);
    byPath.registerCorsConfiguration("/oauth2/jwks", fromThePage);
    byPath.registerCorsConfiguration("/.well-known/**", fromThePage);
    return byPath;
  }
}
