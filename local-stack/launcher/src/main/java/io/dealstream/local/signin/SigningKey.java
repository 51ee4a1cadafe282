package io.dealstream.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.PrivateFile;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The key that signs this copy's tokens. Kept: a token outlives a restart. */
public final class SigningKey {

  private static final int BITS = 2048;

  private final RSAKey key;

  private SigningKey(RSAKey key) {
    this.key = key;
  }

  /** The copy's key, made first where there is none yet. */
  public static SigningKey keptIn(DataFolder data) throws IOException {
    if (!Files.exists(data.signingKey())) {
      PrivateFile.write(data.signingKey(), generate().toJSONString());
    }
    return of(data);
  }

  /**
   * @throws Refusal where no copy was ever started on that folder
   */
  public static SigningKey of(DataFolder data) throws IOException {
    if (!Files.exists(data.signingKey())) {
      throw new Refusal("no copy was ever started in " + data.root() + ": run ./dealstream up");
    }
    try {
      return new SigningKey(RSAKey.parse(Files.readString(data.signingKey())));
    } catch (ParseException broken) {
      throw new Refusal(data.signingKey() + " is not a key: " + broken.getMessage(), broken);
    }
  }

  RSAKey jwk() {
    return key;
  }

  /** A token such as signing in gives, without signing in. */
  public String token(Person person, String issuer, Duration lifetime) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(person.id())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)));
    person.claims().forEach(claims::claim);
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("the copy's key cannot sign", unusable);
    }
    return token.serialize();
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("this Java has no RSA", impossible);
    }
  }
}
