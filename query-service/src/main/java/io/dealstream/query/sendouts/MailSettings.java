package io.dealstream.query.sendouts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SMTP server that e-mail goes through.
 *
 * @param host none is sent without it
 * @param from whom it comes from
 * @param username null where the server asks for none
 * @param timeout of connecting, and of each answer
 */
@ConfigurationProperties("dealstream.mail")
record MailSettings(
    @Nullable String host,
    @DefaultValue("587") int port,
    @DefaultValue("starttls") Security security,
    @Nullable String from,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("PT10S") Duration timeout) {

  /** How the way to the server is kept from others; {@code none} is for one on the same machine. */
  enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  MailSettings {
    host = blankAsNull(host);
    from = blankAsNull(from);
    username = blankAsNull(username);
    password = blankAsNull(password);
    if (host != null && (from == null || !Address.isOne(from))) {
      throw new IllegalArgumentException(
          "dealstream.mail.from must be an e-mail address where dealstream.mail.host is set");
    }
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Not the password, and nobody's address: a record tells all it has. */
  @Override
  public String toString() {
    return "MailSettings[" + (host == null ? "off" : host + ":" + port) + "]";
  }
}
