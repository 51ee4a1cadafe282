package io.dealstream.query.sendouts;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Service.Answer;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From the end of a period to somebody's letter box, or HTTP server. */
class SendingReviewsTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String SUBSCRIPTIONS = "/api/reviews/subscriptions";
  private static final String ADMIN = TestIssuer.shared().admin();
  private static final String MANAGER = TestIssuer.shared().manager("mia", "north");
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static GreenMail mail;
  private static TestDatabase database;
  private static Service service;

  private final String p = newId("p");

  @BeforeAll
  static void start() {
    LOG.start();
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mail.start();
    database = TestServers.queryDatabase("classpath:db/query");
    service = instance("one");
  }

  @AfterAll
  static void stop() {
    service.close();
    mail.stop();
    root().detachAppender(LOG);
    var told =
        LOG.list.stream()
            .filter(e -> !e.getLoggerName().startsWith("com.icegreen")) // the other side
            .flatMap(
                e ->
                    Stream.of(
                        e.getFormattedMessage(),
                        e.getThrowableProxy() == null ? "" : e.getThrowableProxy().getMessage()));
    assertThat(told).isNotEmpty().noneMatch(line -> line != null && line.contains("@example"));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static Service instance(String id) {
    return instance(id, database);
  }

  private static Service instance(String id, TestDatabase of) {
    var started =
        Service.start(
            of,
            List.of(Hands.Part.class),
            "--dealstream.instance-id=" + id,
            "--dealstream.mail.host=127.0.0.1",
            "--dealstream.mail.port=" + mail.getSmtp().getPort(),
            "--dealstream.mail.security=none",
            "--dealstream.mail.from=reviews@dealstream.example",
            "--dealstream.webhooks.key=a key that only tests sign with, long enough",
            "--dealstream.webhooks.allow-http=true",
            "--dealstream.webhooks.allow-private-addresses=true");
    listen();
    return started;
  }

  @BeforeEach
  void aWednesday() {
    new JdbcTemplate(database.as("query_owner")).execute("DELETE FROM review_subscription");
    Hands.CLOCK.at("2026-03-11T09:00:00Z");
    listen();
  }

  /** Again and again, for each start of a service makes all logging anew. */
  private static void listen() {
    root().detachAppender(LOG);
    root().addAppender(LOG);
  }

  @Test
  void a_week_is_sent_when_it_ends_where_its_pipeline_is() throws Exception {
    publish(ZoneId.of("America/New_York"));
    var elsewhere = newId("p");
    Publisher.SHARED.publish(pipeline(elsewhere));
    known(elsewhere);
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, p, "pitch", null));
    assertThat(service.get("/api/deals/" + d + "?minVersion=0").status()).isEqualTo(200);
    var there = subscribe(MANAGER, p, "weekly", "there@example.com");
    assertThat(there.at("/subscription/nextFrom").asString()).isEqualTo("2026-03-09");
    assertThat(there.at("/subscription/nextTo").asString()).isEqualTo("2026-03-15");
    subscribe(MANAGER, elsewhere, "weekly", "utc@example.com");
    var before = newId("p");
    Publisher.SHARED.publish(pipeline(before, ZoneId.of("America/Halifax")));
    known(before);
    subscribe(MANAGER, before, "weekly", "halifax@example.com");

    Hands.CLOCK.at("2026-03-16T00:01:00Z");
    received("utc@example.com", 1);
    Hands.CLOCK.at("2026-03-16T04:00:59Z"); // a minute is left for what comes late
    received("halifax@example.com", 1);
    assertThat(sendings("")).as("an hour later").hasSize(2);
    Hands.CLOCK.at("2026-03-16T04:01:00Z");
    var message = received("there@example.com", 1).getFirst();
    assertThat(message.getSubject()).isEqualTo("Weekly review: Sales, 2026-03-09 to 2026-03-15");
    assertThat(message.getMessageID())
        .isEqualTo(
            "<review.%s.2026-03-09@dealstream.example>".formatted(there.at("/id").asString()));
    assertThat(text(message.getContent()))
        .contains("# Weekly review: Sales", "<h1>Weekly review: Sales</h1>", "America/New_York")
        .contains("not known")
        .doesNotContain("0.00");
    eventually(
        () -> {
          var sent = sendings("?state=sent&subscription=" + there.at("/id").asString());
          assertThat(sent).hasSize(1);
          assertThat(sent.getFirst().get("attempts").asInt()).isEqualTo(1);
          assertThat(sent.getFirst().get("to").asString()).isEqualTo("2026-03-15");
          assertThat(sent.getFirst().get("lastError").isNull()).isTrue();
        });
    var next = send(MANAGER, "GET", SUBSCRIPTIONS + "/" + there.at("/id").asString(), null).json();
    assertThat(next.get("nextFrom").asString()).isEqualTo("2026-03-16");
  }

  @Test
  void each_gets_each_period_once_from_two_instances_and_after_a_restart() throws Exception {
    publish(ZoneId.of("UTC"));
    for (var n = 0; n < 6; n++) {
      subscribe(ADMIN, p, "weekly", "week" + n + "@example.com");
    }
    subscribe(ADMIN, p, "biweekly", "two@example.com");
    subscribe(ADMIN, p, "monthly", "month@example.org");
    try (var second = instance("two")) {
      second.caughtUp();
      Hands.CLOCK.at("2026-04-12T23:00:00Z"); // after four weeks, of which a month ended
      for (var n = 0; n < 6; n++) {
        received("week" + n + "@example.com", 4);
      }
      received("two@example.com", 2);
      received("month@example.org", 1);
      eventually(() -> assertThat(sendings("?state=sent&limit=200")).hasSize(27));
    }
    try (var restarted = instance("two")) {
      restarted.caughtUp();
      Hands.CLOCK.at("2026-04-13T00:01:00Z");
      for (var n = 0; n < 6; n++) {
        var all = received("week" + n + "@example.com", 5);
        assertThat(ids(all)).as("no double").doesNotHaveDuplicates().hasSize(5);
      }
      assertThat(ids(received("two@example.com", 3))).doesNotHaveDuplicates();
    }
    assertThat(
            sendings("?limit=200").stream()
                .filter(s -> s.get("period").asString().equals("biweekly")))
        .extracting(s -> s.get("from").asString() + ".." + s.get("to").asString())
        .containsExactly(
            "2026-03-30..2026-04-12", "2026-03-16..2026-03-29", "2026-03-02..2026-03-15")
        .hasSize(3);
  }

  @Test
  void what_happened_while_nothing_ran_is_in_what_is_sent_after_the_start() throws Exception {
    var own = TestServers.queryDatabase("classpath:db/query");
    var d = newId("d");
    try (var before = instance("one", own)) {
      Publisher.SHARED.publish(pipeline(p));
      eventually(() -> assertThat(before.get("/api/board?pipeline=" + p).status()).isEqualTo(200));
      var body = Map.of("pipeline", p, "period", "biweekly", "email", "monday@example.com");
      assertThat(send(before, ADMIN, "POST", SUBSCRIPTIONS, body).status()).isEqualTo(201);
    }
    Publisher.SHARED.publish(opened(d, p, "pitch", null));
    Hands.CLOCK.at("2026-03-16T08:00:00Z");
    try (var _ = instance("one", own)) {
      var message = received("monday@example.com", 1).getFirst();
      assertThat(text(message.getContent())).contains(d);
    }
  }

  @Test
  void what_was_sent_and_not_noted_is_sent_again_as_the_same_message() throws Exception {
    publish(ZoneId.of("UTC"));
    var id = subscribe(ADMIN, p, "weekly", "twice@example.com").at("/id").asString();
    Hands.CLOCK.at("2026-03-16T00:01:00Z");
    received("twice@example.com", 1);
    eventually(() -> assertThat(sendings("?state=sent&subscription=" + id)).hasSize(1));
    // As a crash leaves it: claimed, and nobody there to say that it was sent.
    new JdbcTemplate(database.as("query_owner"))
        .update(
            "UPDATE review_sending SET state = 'waiting', holder = 'dead', settled_at = NULL,"
                + " leased_until = '2026-03-16T00:05:00Z' WHERE subscription_id = ?",
            id);
    Hands.CLOCK.at("2026-03-16T00:05:00Z");
    var both = received("twice@example.com", 2);
    assertThat(ids(both).stream().distinct()).hasSize(1);
  }

  @Test
  void a_server_that_is_gone_is_tried_again_and_its_error_seen() throws Exception {
    publish(ZoneId.of("UTC"));
    var port = mail.getSmtp().getPort();
    var id = subscribe(MANAGER, p, "weekly", "late@example.com").at("/id").asString();
    mail.stop();
    Hands.CLOCK.at("2026-03-16T00:01:00Z");
    eventually(
        () -> {
          var waiting = sendings("?state=waiting&subscription=" + id).getFirst();
          assertThat(waiting.get("attempts").asInt()).isEqualTo(1);
          assertThat(waiting.get("lastError").asString()).contains("ConnectException");
          assertThat(waiting.get("nextAttemptAt").asString()).isEqualTo("2026-03-16T00:02:00Z");
        });
    Hands.CLOCK.forward(Duration.ofMinutes(1));
    eventually(
        () -> {
          var waiting = sendings("?state=waiting&subscription=" + id).getFirst();
          assertThat(waiting.get("attempts").asInt()).isEqualTo(2);
          assertThat(waiting.get("nextAttemptAt").asString()).isEqualTo("2026-03-16T00:04:00Z");
        });
    Hands.CLOCK.forward(Duration.ofDays(4));
    eventually(() -> assertThat(sendings("?state=dead&subscription=" + id)).hasSize(1));

    mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    mail.start();
    var dead = sendings("?state=dead&subscription=" + id).getFirst().get("id");
    var retry = "/api/reviews/sendings/" + dead + "/retry";
    assertThat(send(TestIssuer.shared().manager("max", "n"), "POST", retry, null).status())
        .isEqualTo(404);
    assertThat(send(MANAGER, "POST", retry, null).status()).isEqualTo(200);
    received("late@example.com", 1);
  }

  @Test
  void a_receiver_gets_it_signed_until_it_takes_it() throws Exception {
    publish(ZoneId.of("UTC"));
    var arrivals = new CopyOnWriteArrayList<Map<String, String>>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var arrival = new HashMap<String, String>();
          exchange
              .getRequestHeaders()
              .forEach((k, v) -> arrival.put(k.toLowerCase(), v.getFirst()));
          arrival.put("body", new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          arrivals.add(arrival);
          exchange.sendResponseHeaders(arrivals.size() == 1 ? 500 : 204, -1);
          exchange.close();
        });
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/reviews";
    var body = Map.of("pipeline", p, "period", "weekly", "url", url);
    assertThat(send(MANAGER, "POST", SUBSCRIPTIONS, body).status()).isEqualTo(403);
    var made = send(ADMIN, "POST", SUBSCRIPTIONS, body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var id = made.json().at("/id").asString();
    Hands.CLOCK.at("2026-03-16T00:01:00Z");
    eventually(
        () ->
            assertThat(sendings("?subscription=" + id).getFirst().get("lastStatus").asInt())
                .isEqualTo(500));
    Hands.CLOCK.forward(Duration.ofMinutes(1));
    eventually(() -> assertThat(sendings("?state=sent&subscription=" + id)).hasSize(1));
    server.stop(0);

    assertThat(arrivals).hasSize(2);
    assertThat(arrivals.get(0).get("webhook-id")).isEqualTo(arrivals.get(1).get("webhook-id"));
    var arrival = arrivals.get(1);
    var event = Service.JSON.readTree(arrival.get("body"));
    assertThat(event.at("/type").asString()).isEqualTo("io.dealstream.review.v1");
    assertThat(event.at("/subject").asString()).isEqualTo(p);
    assertThat(event.at("/id").asString()).isEqualTo(arrival.get("webhook-id"));
    var review = service.get("/api/reviews?period=weekly&date=2026-03-15&pipeline=" + p).json();
    for (var field : List.of("now", "happened", "stages", "outcomes", "stuck", "talkAbout")) {
      assertThat(event.at("/data/" + field).isMissingNode()).as(field).isFalse();
      if (!field.equals("stuck")) {
        assertThat(event.at("/data/" + field)).isEqualTo(review.get(field));
      }
    }
    var secret = made.json().at("/secret").asString().substring("whsec_".length());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
    var signed =
        arrival.get("webhook-id")
            + "."
            + arrival.get("webhook-timestamp")
            + "."
            + arrival.get("body");
    assertThat(arrival.get("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
  }

  @Test
  void each_sees_and_ends_their_own_and_an_administrator_all() throws Exception {
    publish(ZoneId.of("UTC"));
    var other = TestIssuer.shared().manager("max", "south");
    var id = subscribe(MANAGER, p, "weekly", "mia@example.com").at("/id").asString();
    var path = SUBSCRIPTIONS + "/" + id;
    assertThat(send(MANAGER, "GET", SUBSCRIPTIONS, null).json().at("/items").size()).isEqualTo(1);
    assertThat(send(other, "GET", SUBSCRIPTIONS, null).json().at("/items").size()).isZero();
    assertThat(send(ADMIN, "GET", SUBSCRIPTIONS, null).json().at("/items/0/email").asString())
        .isEqualTo("mia@example.com");
    assertThat(send(other, "GET", path, null).status()).isEqualTo(404);
    assertThat(send(other, "DELETE", path, null).status()).isEqualTo(404);
    for (var token : List.of(TestIssuer.shared().rep("rita"), TestIssuer.shared().service())) {
      assertThat(send(token, "GET", SUBSCRIPTIONS, null).status()).isEqualTo(403);
      assertThat(send(token, "GET", path, null).status()).isEqualTo(403);
      assertThat(send(token, "POST", SUBSCRIPTIONS, Map.of()).status()).isEqualTo(403);
      assertThat(send(token, "DELETE", path, null).status()).isEqualTo(403);
      assertThat(send(token, "GET", "/api/reviews/sendings", null).status()).isEqualTo(403);
      assertThat(send(token, "POST", "/api/reviews/sendings/1/retry", null).status())
          .isEqualTo(403);
    }
    assertThat(send(null, "GET", SUBSCRIPTIONS, null).status()).isEqualTo(401);
    var twice = Map.of("pipeline", p, "period", "weekly", "email", "MIA@example.com");
    var conflict = send(MANAGER, "POST", SUBSCRIPTIONS, twice);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text()).doesNotContainIgnoringCase("mia@");
    assertThat(send(MANAGER, "DELETE", path, null).status()).isEqualTo(204);
    assertThat(send(MANAGER, "DELETE", path, null).status()).isEqualTo(404);
    var rows = new JdbcTemplate(database.as("query_app"));
    assertThat(rows.queryForObject("SELECT count(*) FROM review_subscription", Long.class))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                              | 400 | missing-field      | period",
        "{'period':'weekly'}                                             | 400 | missing-field      | pipeline",
        "{'period':'daily','pipeline':'P'}                               | 400 | unknown-period     | period",
        "{'period':'weekly','pipeline':'none'}                           | 404 | unknown-pipeline   | pipeline",
        "{'period':'weekly','pipeline':'P'}                              | 400 | email-or-url       | email",
        "{'period':'weekly','pipeline':'P','email':'a@b.c','url':'http://127.0.0.1/'} | 400 | email-or-url | email",
        "{'period':'weekly','pipeline':'P','email':'ada'}                | 400 | malformed-address  | email",
        "{'period':'weekly','pipeline':'P','url':'ftp://127.0.0.1/'}     | 400 | malformed-url      | url",
        "{'period':'weekly','pipeline':'P','email':'a@b.c','lang':'de'}  | 400 | unknown-lang       | lang",
        "{'period':'weekly','pipeline':'P','email':'a@b.c','segment':'x:y'} | 400 | unknown-segment | segment",
        "{'period':'weekly','pipeline':'P','email':'a@b.c','date':'soon'}| 400 | malformed-date     | date",
        "{'period':'weekly','pipeline':'P','email':'a@b.c','date':'2026-03-08'} | 422 | period-is-over | date",
        "{'period':'weekly','pipeline':'P','mail':'a@b.c'}               | 400 | unknown-field      | mail",
      })
  void what_is_asked_wrongly_is_said(String body, int status, String rule, String field) {
    publish(ZoneId.of("UTC"));
    var json = Service.JSON.readTree(body.replace('\'', '"').replace("\"P\"", '"' + p + '"'));
    var answer = send(ADMIN, "POST", SUBSCRIPTIONS, json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().at("/rule").asString()).isEqualTo(rule);
    assertThat(answer.json().at("/field").asString()).isEqualTo(field);
  }

  @Test
  void by_default_nothing_is_sent_by_e_mail() {
    var plain = Service.shared().caughtUp();
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(plain.get("/api/board?pipeline=" + p).status()).isEqualTo(200));
    var body = Map.of("pipeline", p, "period", "weekly", "email", "ada@example.com");
    var answer = send(plain, ADMIN, "POST", SUBSCRIPTIONS, body);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().at("/rule").asString()).isEqualTo("mail-not-set-up");
  }

  private void publish(ZoneId zone) {
    Publisher.SHARED.publish(pipeline(p, zone));
    known(p);
  }

  private static void known(String pipeline) {
    eventually(
        () -> assertThat(service.get("/api/board?pipeline=" + pipeline).status()).isEqualTo(200));
  }

  private static JsonNode subscribe(String token, String pipeline, String period, String email) {
    var body = Map.of("pipeline", pipeline, "period", period, "email", email);
    var answer = send(token, "POST", SUBSCRIPTIONS, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Location"))
        .isEqualTo(SUBSCRIPTIONS + "/" + answer.json().at("/id").asString());
    return answer.json();
  }

  private static List<JsonNode> sendings(String query) {
    var answer = send(ADMIN, "GET", "/api/reviews/sendings" + query, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("items").valueStream().toList();
  }

  private static List<MimeMessage> received(String by, int times) {
    return eventually(
        () -> {
          var all =
              Stream.of(mail.getReceivedMessages()).filter(message -> isTo(message, by)).toList();
          assertThat(all).hasSize(times);
          return all;
        });
  }

  /** All parts of a message, one after the other. */
  private static String text(Object content) throws MessagingException, IOException {
    if (!(content instanceof Multipart parts)) {
      return String.valueOf(content);
    }
    var text = new StringBuilder();
    for (var n = 0; n < parts.getCount(); n++) {
      text.append(text(parts.getBodyPart(n).getContent()));
    }
    return text.toString();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getRecipients(RecipientType.TO)[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> ids(List<MimeMessage> messages) throws MessagingException {
    var ids = new java.util.ArrayList<String>();
    for (var message : messages) {
      ids.add(message.getMessageID());
    }
    return ids;
  }

  private static Answer send(String token, String method, String path, Object body) {
    return send(service, token, method, path, body);
  }

  private static Answer send(Service at, String token, String method, String path, Object body) {
    var bytes =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(Service.JSON.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(at.uri(path))
            .header("Content-Type", "application/json")
            .method(method, bytes);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
