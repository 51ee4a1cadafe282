package io.dealstream.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Reads tokens with the issuer's keys, which are asked for when the first token comes. That a token
 * was signed by the issuer is remembered for a while, since finding out costs more than most
 * requests; whether it is still good is asked every time.
 */
final class IssuerTokens implements JwtDecoder {

  /** So long a key that the issuer has withdrawn may still be believed. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MOST = 10_000;

  private final Cache<String, Jwt> signed =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> validator;

  IssuerTokens(URI issuer) {
    decoder = new SupplierJwtDecoder(() -> discover(issuer.toString()));
    validator =
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer.toString()),
            new JwtClaimValidator<String>("sub", sub -> sub != null && !sub.isBlank()));
  }

  private static JwtDecoder discover(String issuer) {
    var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
    decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
    return decoder;
  }

  /**
   * @throws BadJwtException where the token is to blame
   * @throws JwtException where the issuer cannot be asked
   */
  @Override
  public Jwt decode(String token) {
    var jwt = signed.get(token, this::checkSignature);
    var result = validator.validate(jwt);
    if (result.hasErrors()) {
      throw new JwtValidationException("the token is not good", result.getErrors());
    }
    return jwt;
  }

  private Jwt checkSignature(String token) {
    try {
      return decoder.decode(token);
    } catch (JwtDecoderInitializationException issuerSilent) {
      throw new JwtException("the issuer's keys cannot be had", issuerSilent);
    }
  }
}
