package io.dealstream.local.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** What the authorization server is made of: one client, three people, one key. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SignInDoors.class, SignInPage.class})
class SignInServer {

  static final String PAGE_CLIENT = "dealstream-page";
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  @Bean
  AuthorizationServerSettings settings(SignIn.Place place) {
    return AuthorizationServerSettings.builder().issuer(place.issuer()).build();
  }

  /** A page keeps no secret: it proves by PKCE that the code it brings is its own. */
  @Bean
  RegisteredClientRepository clients(SignIn.Place place) {
    var page =
        RegisteredClient.withId(PAGE_CLIENT)
            .clientId(PAGE_CLIENT)
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUris(uris -> place.pages().forEach(origin -> uris.add(origin + "/")))
            .postLogoutRedirectUris(uris -> place.pages().forEach(origin -> uris.add(origin + "/")))
            .scope(OidcScopes.OPENID)
            .scope(OidcScopes.PROFILE)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build())
            .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFETIME).build())
            .build();
    return new InMemoryRegisteredClientRepository(page);
  }

  @Bean
  JWKSource<SecurityContext> keys(SigningKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key.jwk()));
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims() {
    return context -> {
      Authentication who = Objects.requireNonNull(context.getPrincipal());
      Person.sample(who.getName())
          .claims()
          .forEach((name, value) -> context.getClaims().claim(name, value));
    };
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  UserDetailsService people(PeoplesPasswords passwords, PasswordEncoder encoder) {
    var users =
        Person.SAMPLE.stream()
            .map(
                p ->
                    User.withUsername(p.id())
                        .password(encoder.encode(passwords.of(p)))
                        .roles(p.role())
                        .build())
            .toList();
    return new InMemoryUserDetailsManager(List.copyOf(users));
  }
}
