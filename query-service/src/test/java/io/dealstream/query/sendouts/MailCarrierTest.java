package io.dealstream.query.sendouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dealstream.query.reviews.Paper;
import io.dealstream.query.sendouts.MailSettings.Security;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real SMTP. */
class MailCarrierTest {

  private static final Paper PAPER =
      new Paper("Weekly review: Żółw\r\nBcc: x@y.z", "# Żółw", "<p>Żółw</p>", "{}");

  @Test
  void it_is_read_as_a_page_or_as_text() throws Exception {
    try (var server = new Server("smtp")) {
      var outcome = server.carrier(Security.NONE).send("ada@example.com", "review.s.d", PAPER);
      assertThat(outcome).isEqualTo(Outcome.taken(null));
      var message = server.mail.getReceivedMessages()[0];
      assertThat(message.getSubject()).isEqualTo("Weekly review: Żółw Bcc: x@y.z");
      assertThat(message.getHeader("Bcc")).isNull();
      assertThat(message.getMessageID()).isEqualTo("<review.s.d@dealstream.example>");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(message.getFrom()[0]).hasToString("reviews@dealstream.example");
      var parts = alternatives(message.getContent());
      assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
      assertThat(parts.getBodyPart(0).getContent()).asString().contains("# Żółw");
      assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
      assertThat(parts.getBodyPart(1).getContent()).asString().contains("<p>Żółw</p>");
    }
  }

  private static MimeMultipart alternatives(Object content) throws Exception {
    var multipart = (MimeMultipart) content;
    return multipart.getContentType().startsWith("multipart/alternative")
        ? multipart
        : alternatives(multipart.getBodyPart(0).getContent());
  }

  @Test
  void without_the_safety_that_was_asked_for_nothing_is_sent() {
    try (var server = new Server("smtp")) {
      var outcome = server.carrier(Security.STARTTLS).send("ada@example.com", "id", PAPER);
      assertThat(outcome.trouble()).contains("STARTTLS");
      assertThat(outcome.hopeless()).isFalse();
      assertThat(server.mail.getReceivedMessages()).isEmpty();
    }
  }

  @Test
  void a_server_that_cannot_show_who_it_is_is_told_nothing() {
    try (var server = new Server("smtps")) {
      var outcome = server.carrier(Security.TLS).send("ada@example.com", "id", PAPER);
      assertThat(outcome.trouble()).containsIgnoringCase("certificat");
      assertThat(server.mail.getReceivedMessages()).isEmpty();
    }
  }

  @Test
  void an_address_that_is_nobodys_is_hopeless_and_not_told_in_the_error() {
    try (var server = new Refusing()) {
      var outcome = carrier(server.port(), Security.NONE).send("nobody@example.com", "id", PAPER);
      assertThat(outcome.hopeless()).isTrue();
      assertThat(outcome.trouble()).contains("550 5.1.1", "(address)").doesNotContain("nobody@");
    }
  }

  @Test
  void where_there_is_no_server_it_is_tried_again() {
    int port;
    try (var server = new Refusing()) {
      port = server.port();
    }
    var outcome = carrier(port, Security.NONE).send("ada@example.com", "id", PAPER);
    assertThat(outcome.hopeless()).isFalse();
    assertThat(outcome.trouble()).contains("ConnectException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.com",
        "ada@",
        "ada@example.com, bob@example.com",
        "Ada <ada@example.com>",
        "ada@example.com\r\nBcc: bob@example.com",
        "ada@example.com ",
        "żółw@example.com",
        "list: ada@example.com;",
      })
  void what_is_not_one_plain_address_is_none(String text) {
    assertThat(Address.isOne(text)).isFalse();
  }

  @Test
  void a_server_without_a_sender_is_said_at_the_start() {
    assertThatThrownBy(
            () -> new MailSettings("h", 25, Security.NONE, " ", null, null, Duration.ofSeconds(1)))
        .hasMessageContaining("dealstream.mail.from");
  }

  private static MailCarrier carrier(int port, Security security) {
    var settings =
        new MailSettings(
            "127.0.0.1",
            port,
            security,
            "reviews@dealstream.example",
            null,
            null,
            Duration.ofSeconds(5));
    return new MailCarrier(settings, Hands.CLOCK);
  }

  private static final class Server implements AutoCloseable {

    final GreenMail mail;
    private final ServerSetup setup;

    Server(String protocol) {
      setup = new ServerSetup(0, "127.0.0.1", protocol);
      mail = new GreenMail(setup);
      mail.start();
    }

    MailCarrier carrier(Security security) {
      var server = setup.isSecure() ? mail.getSmtps() : mail.getSmtp();
      return MailCarrierTest.carrier(server.getPort(), security);
    }

    @Override
    public void close() {
      mail.stop();
    }
  }
}
