package io.dealstream.local.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.dealstream.local.data.DataFolder;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.servers.Ports;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SigningInTest {

  static final String PAGE = "http://127.0.0.1:8081";
  static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

  @TempDir static Path folder;
  static DataFolder data;
  static SignIn signIn;
  static String issuer;

  final Browser browser = new Browser();

  @BeforeAll
  static void start() throws Exception {
    data = new DataFolder(folder);
    var port = Ports.free(1);
    issuer = "http://127.0.0.1:" + port;
    signIn =
        SignIn.start(
            port,
            issuer,
            List.of(PAGE, "http://localhost:8081"),
            SigningKey.keptIn(data),
            PeoplesPasswords.in(data));
  }

  @AfterAll
  static void stop() {
    signIn.close();
  }

  @Test
  void a_page_gets_a_token_for_the_person_who_signed_in() throws Exception {
    var code = codeFor("rita", PAGE + "/");
    var claims = verified(exchange(code, PAGE + "/", VERIFIER)).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("rita");
    assertThat(claims.getStringListClaim("roles")).containsExactly("rep");
    assertThat(claims.getStringClaim("owner")).isEqualTo("rita");
    assertThat(claims.getStringClaim("team")).isEqualTo("north");
    assertThat(claims.getIssuer()).isEqualTo(issuer);
  }

  @Test
  void a_page_opened_under_the_name_localhost_is_sent_back_there() throws Exception {
    var code = codeFor("ada", "http://localhost:8081/");
    var claims = verified(exchange(code, "http://localhost:8081/", VERIFIER)).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("roles")).containsExactly("admin");
    assertThat(claims.getClaim("team")).isNull();
  }

  @Test
  void whoever_signed_in_once_gets_the_next_token_without_being_asked() throws Exception {
    codeFor("marek", PAGE + "/");
    var again = browser.open(authorize(PAGE + "/"));
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(Browser.location(again)).startsWith(PAGE + "/?code=");
  }

  @Test
  void a_code_is_worth_nothing_without_its_verifier() throws Exception {
    var code = codeFor("rita", PAGE + "/");
    var answer = tokenAnswer(code, PAGE + "/", "another-verifier-0123456789-0123456789-0123456789");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_grant");
  }

  @Test
  void nobody_is_sent_to_an_address_that_is_not_the_pages() throws Exception {
    var answer = browser.open(authorize("http://example.com/"));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void a_wrong_password_is_told_in_the_language_the_browser_asks_for() throws Exception {
    var form = Map.of("username", "rita", "password", "guess", "_csrf", csrf());
    var answer = browser.submit(issuer + "/login", form);
    assertThat(Browser.location(answer)).endsWith("/login?error");
    assertThat(browser.open(issuer + "/login?error", "Accept-Language", "pl").body())
        .contains("lang=\"pl\"", "do siebie nie pasują");
    assertThat(browser.open(issuer + "/login?error", "Accept-Language", "de, en").body())
        .contains("lang=\"en\"", "do not belong together");
  }

  @Test
  void only_the_page_may_fetch_tokens_from_another_origin() throws Exception {
    var form = Map.of("grant_type", "authorization_code", "code", "x", "client_id", "y");
    var fromThePage = browser.submit(issuer + "/oauth2/token", form, "Origin", PAGE);
    assertThat(fromThePage.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
    var fromElsewhere =
        browser.submit(issuer + "/oauth2/token", form, "Origin", "http://example.com");
    assertThat(fromElsewhere.statusCode()).isEqualTo(403);
  }

  @Test
  void a_token_signed_beside_the_server_is_as_good_as_one_of_its_own() throws Exception {
    var person = new Person("bot", "service", "bot", null);
    var claims = verified(SigningKey.of(data).token(person, issuer, Duration.ofHours(1)));
    assertThat(claims.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("service");
  }

  @Test
  void the_key_and_the_passwords_are_for_their_owner_alone_and_stay_the_same() throws Exception {
    assertThat(Files.getPosixFilePermissions(data.signingKey())).hasSize(2);
    assertThat(Files.getPosixFilePermissions(data.signInText())).hasSize(2);
    assertThat(SigningKey.keptIn(data).jwk()).isEqualTo(SigningKey.of(data).jwk());
    assertThat(PeoplesPasswords.in(data).text()).isEqualTo(Files.readString(data.signInText()));
  }

  @Test
  void a_folder_without_a_copy_has_no_key(@TempDir Path empty) {
    assertThatThrownBy(() -> SigningKey.of(new DataFolder(empty)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("./dealstream up");
  }

  private String codeFor(String person, String redirect) throws Exception {
    var sentAway = browser.open(authorize(redirect));
    assertThat(Browser.location(sentAway)).isEqualTo(issuer + "/login");
    var password = PeoplesPasswords.in(data).of(Person.sample(person));
    var form = Map.of("username", person, "password", password, "_csrf", csrf());
    var signedIn = browser.submit(issuer + "/login", form);
    var back = Browser.location(browser.open(Browser.location(signedIn)));
    assertThat(back).startsWith(redirect + "?code=").contains("state=s1");
    return back.replaceAll(".*[?&]code=([^&]+).*", "$1");
  }

  private String csrf() throws Exception {
    var page = browser.open(issuer + "/login");
    var field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  private static String authorize(String redirect) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
    return issuer
        + "/oauth2/authorize?"
        + Browser.encoded(
            Map.of(
                "response_type", "code",
                "client_id", "dealstream-page",
                "scope", "openid",
                "state", "s1",
                "redirect_uri", redirect,
                "code_challenge_method", "S256",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)));
  }

  private String exchange(String code, String redirect, String verifier) throws Exception {
    var answer = tokenAnswer(code, redirect, verifier);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
  }

  private HttpResponse<String> tokenAnswer(String code, String redirect, String verifier)
      throws Exception {
    return new Browser()
        .submit(
            issuer + "/oauth2/token",
            Map.of(
                "grant_type", "authorization_code",
                "client_id", "dealstream-page",
                "redirect_uri", redirect,
                "code", code,
                "code_verifier", verifier),
            "Origin",
            PAGE);
  }

  private static SignedJWT verified(String token) throws Exception {
    var jwt = SignedJWT.parse(token);
    var keys = JWKSet.load(URI.create(issuer + "/oauth2/jwks").toURL());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(key.isPrivate()).isFalse();
    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    return jwt;
  }
}
