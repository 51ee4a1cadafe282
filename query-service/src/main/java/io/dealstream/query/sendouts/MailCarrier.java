package io.dealstream.query.sendouts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.edge.Problem;
import io.dealstream.query.reviews.Paper;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** By e-mail: as a page, and as Markdown for who reads plain text. */
@Component
class MailCarrier {

  private static final Logger LOG = LoggerFactory.getLogger(MailCarrier.class);
  private static final Duration TRY_AGAIN = Duration.ofHours(1);

  private final MailSettings settings;
  private final Clock clock;

  /** No bean: a mail server that is gone does not make the service unwell. */
  private final @Nullable JavaMailSenderImpl sender;

  MailCarrier(MailSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.sender = settings.host() == null ? null : sender(settings);
    if (sender == null) {
      LOG.info("no e-mail is sent: dealstream.mail.host (DEALSTREAM_MAIL_HOST) is not set");
    }
  }

  private static JavaMailSenderImpl sender(MailSettings settings) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    sender.setUsername(settings.username());
    sender.setPassword(settings.password());
    sender.setDefaultEncoding(UTF_8.name());
    var timeout = Long.toString(settings.timeout().toMillis());
    var more = sender.getJavaMailProperties();
    more.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
    more.setProperty("mail.smtp.connectiontimeout", timeout);
    more.setProperty("mail.smtp.timeout", timeout);
    more.setProperty("mail.smtp.writetimeout", timeout);
    more.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case STARTTLS -> {
        more.setProperty("mail.smtp.starttls.enable", "true");
        more.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> more.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    return sender;
  }

  /**
   * @throws Problem 503 where no server is named
   */
  void mustBeSetUp() {
    if (sender == null) {
      throw Problem.unavailable(
          "mail-not-set-up", "the service has no server to send e-mail by", TRY_AGAIN);
    }
  }

  /**
   * @param id the same each time it is sent
   */
  Outcome send(String to, String id, Paper paper) {
    if (sender == null) {
      return Outcome.failed(null, "no server to send e-mail by is named");
    }
    try {
      sender.send(message(sender.createMimeMessage(), to, id, paper));
      return Outcome.taken(null);
    } catch (MailSendException e) {
      var why = reason(e);
      return isRefused(e) ? Outcome.hopeless(why) : Outcome.failed(null, why);
    } catch (MailException | MessagingException e) {
      return Outcome.failed(null, reason(e));
    }
  }

  private MimeMessage message(MimeMessage message, String to, String id, Paper paper)
      throws MessagingException {
    var from = Objects.requireNonNull(settings.from());
    message.setFrom(new InternetAddress(from));
    message.setRecipient(RecipientType.TO, new InternetAddress(to));
    message.setSubject(paper.title().replaceAll("\\p{Cntrl}+", " "), UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Message-ID", "<" + id + "@" + Address.domain(from) + ">");
    message.setHeader("Auto-Submitted", "auto-generated"); // no machine need answer it
    new MimeMessageHelper(message, true, UTF_8.name()).setText(paper.markdown(), paper.html());
    return message;
  }

  /** Whether the server says that there is no such address: it will not be there tomorrow. */
  private static boolean isRefused(MailSendException e) {
    return failures(e).stream()
        .anyMatch(
            one ->
                one instanceof SendFailedException failed
                    && failed.getInvalidAddresses() != null
                    && failed.getInvalidAddresses().length > 0);
  }

  /** What was at the bottom of it. */
  private static String reason(Exception e) {
    var all = e instanceof MailSendException sending ? failures(sending) : List.<Exception>of();
    var last = all.isEmpty() ? e : all.getLast();
    for (var cause = last.getCause(); cause instanceof Exception under; cause = under.getCause()) {
      last = under;
    }
    return last.getClass().getSimpleName() + ": " + last.getMessage();
  }

  /** Jakarta Mail hangs what went wrong one behind the other. */
  private static List<Exception> failures(MailSendException e) {
    var all = new ArrayList<Exception>();
    for (var first : e.getMessageExceptions()) {
      @Nullable Exception one = first;
      while (one != null) {
        all.add(one);
        one = one instanceof MessagingException more ? more.getNextException() : null;
      }
    }
    return all;
  }
}
