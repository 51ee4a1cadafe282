package io.dealstream.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An issuer of real signed tokens, with real keys behind real discovery. A service under test is
 * given {@code dealstream.issuer = TestIssuer.shared().url()} and checks tokens as in production.
 */
public final class TestIssuer {

  private static final class Shared {
    static final TestIssuer ISSUER = new TestIssuer();
  }

  private final KeyPair keys;
  private final HttpServer server;

  private TestIssuer() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException everyJdkHasRsa) {
      throw new IllegalStateException(everyJdkHasRsa);
    }
    answer("/.well-known/openid-configuration", discovery());
    answer("/oauth2/jwks", keySet());
    server.start();
  }

  /** One for the whole JVM; it lives as long as that does. */
  public static TestIssuer shared() {
    return Shared.ISSUER;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A rep's token: acts as the owner of the same name. */
  public String rep(String owner) {
    return token(owner, Map.of("roles", "[\"rep\"]", "owner", quoted(owner)));
  }

  public String manager(String id, String team) {
    return token(id, Map.of("roles", "[\"manager\"]", "team", quoted(team)));
  }

  public String admin() {
    return token("ada", Map.of("roles", "[\"admin\"]"));
  }

  public String service() {
    return token("robot", Map.of("roles", "[\"service\"]"));
  }

  /**
   * @param claims further claims by name, each value as JSON
   */
  public String token(String subject, Map<String, String> claims) {
    return token(subject, claims, Instant.now().plusSeconds(3600));
  }

  public String token(String subject, Map<String, String> claims, Instant expires) {
    var more =
        claims.entrySet().stream()
            .map(claim -> "," + quoted(claim.getKey()) + ":" + claim.getValue())
            .sorted()
            .collect(Collectors.joining());
    var head = base64("{\"alg\":\"RS256\",\"kid\":\"test\"}".getBytes(UTF_8));
    var body =
        base64(
            "{\"iss\":%s,\"sub\":%s,\"iat\":%d,\"exp\":%d%s}"
                .formatted(
                    quoted(url()),
                    quoted(subject),
                    expires.getEpochSecond() - 3600,
                    expires.getEpochSecond(),
                    more)
                .getBytes(UTF_8));
    return head + "." + body + "." + base64(sign(head + "." + body));
  }

  private byte[] sign(String text) {
    try {
      var rs256 = Signature.getInstance("SHA256withRSA");
      rs256.initSign(keys.getPrivate());
      rs256.update(text.getBytes(UTF_8));
      return rs256.sign();
    } catch (GeneralSecurityException everyJdkHasRsa) {
      throw new IllegalStateException(everyJdkHasRsa);
    }
  }

  private String discovery() {
    return """
        {"issuer":"%1$s","jwks_uri":"%1$s/oauth2/jwks","subject_types_supported":["public"],
        "authorization_endpoint":"%1$s/oauth2/authorize","token_endpoint":"%1$s/oauth2/token",
        "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}"""
        .formatted(url());
  }

  private String keySet() {
    var key = (RSAPublicKey) keys.getPublic();
    return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"test","n":"%s","e":"%s"}]}"""
        .formatted(
            base64(unsigned(key.getModulus().toByteArray())),
            base64(unsigned(key.getPublicExponent().toByteArray())));
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            var bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Ids in tests hold no quotes and no backslashes. */
  private static String quoted(String plain) {
    return '"' + plain + '"';
  }
}
