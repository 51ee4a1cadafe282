package io.dealstream.query.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.edge.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {

  private static InetAddress[] names(String host) throws UnknownHostException {
    return switch (host) {
      case "example.com" -> InetAddress.getAllByName("93.184.215.14");
      case "inside.example.com" -> InetAddress.getAllByName("10.1.2.3");
      case "both.example.com" ->
          new InetAddress[] {InetAddress.getByName("93.184.215.14"), InetAddress.getByName("::1")};
      case "nowhere.example.com" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host); // literals only
    };
  }

  private static Receivers receivers(boolean allowHttp, boolean allowPrivate) {
    return new Receivers(new CheckedNames(ReceiversTest::names, allowPrivate), allowHttp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com:8443/hooks/1?of=deals",
        "HTTPS://example.com/",
        "https://93.184.215.14/",
        "https://[2606:4700::1111]/"
      })
  void may_be_told(String url) {
    assertThat(receivers(false, false).checked(url)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    ", missing-field",
    "'', malformed-url",
    "example.com, malformed-url",
    "/hooks, malformed-url",
    "ftp://example.com/, malformed-url",
    "file:///etc/passwd, malformed-url",
    "https:///hooks, malformed-url",
    "https://user:secret@example.com/, malformed-url",
    "https://example.com/#there, malformed-url",
    "https://example.com:0/, malformed-url",
    "https://example.com:65536/, malformed-url",
    "https://exa mple.com/, malformed-url",
    "https://exämple.com/, malformed-url",
    "http://example.com/, https-required",
    "https://127.0.0.1/, private-address",
    "https://[::1]:8080/, private-address",
    "https://[::ffff:169.254.169.254]/, private-address",
    "https://2130706433/, private-address",
    "https://inside.example.com/, private-address",
    "https://both.example.com/, private-address",
    "https://nowhere.example.com/, unknown-host"
  })
  void may_not(String url, String rule) {
    assertThatThrownBy(() -> receivers(false, false).checked(url))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.rule()).isEqualTo(rule);
              assertThat(problem.body().field()).isEqualTo("url");
            });
  }

  @Test
  void settings_let_more_be_told() {
    var all = receivers(true, true);
    assertThat(all.checked("http://127.0.0.1:9000/hook")).hasPort(9000);
    assertThat(all.checked("http://inside.example.com/")).hasHost("inside.example.com");
    assertThatThrownBy(() -> receivers(true, false).checked("http://127.0.0.1:9000/"))
        .hasMessageContaining("private-address");
    assertThatThrownBy(() -> receivers(false, true).checked("http://127.0.0.1:9000/"))
        .hasMessageContaining("https-required");
  }
}
