package io.dealstream.edge;

import java.net.URI;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Reads tokens with the issuer's keys, which are asked for when the first token comes. */
final class IssuerTokens implements JwtDecoder {

  private final JwtDecoder decoder;

  IssuerTokens(URI issuer) {
    decoder = new SupplierJwtDecoder(() -> discover(issuer.toString()));
  }

  private static JwtDecoder discover(String issuer) {
    var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<String>("sub", sub -> sub != null && !sub.isBlank())));
    return decoder;
  }

  /**
   * @throws BadJwtException where the token is to blame
   * @throws JwtException where the issuer cannot be asked
   */
  @Override
  public Jwt decode(String token) {
    try {
      return decoder.decode(token);
    } catch (JwtDecoderInitializationException issuerSilent) {
      throw new JwtException("the issuer's keys cannot be had", issuerSilent);
    }
  }
}
