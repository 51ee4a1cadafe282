package io.dealstream.query.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens signed with a key of the tests' own, in place of a sign-in service. */
@Configuration(proxyBeanMethods = false)
public class Tokens {

  private static final byte[] KEY = "a key that only these tests have".getBytes();

  @Bean
  JwtDecoder testTokens() {
    return NimbusJwtDecoder.withSecretKey(new SecretKeySpec(KEY, "HmacSHA256")).build();
  }

  public static String of(String user, String... roles) {
    return of(user, Duration.ofHours(1), roles);
  }

  public static String of(String user, Duration valid, String... roles) {
    try {
      var claims =
          new JWTClaimsSet.Builder()
              .subject(user)
              .claim("roles", List.of(roles))
              .issueTime(new Date())
              .expirationTime(Date.from(Instant.now().plus(valid)))
              .build();
      var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(KEY));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
