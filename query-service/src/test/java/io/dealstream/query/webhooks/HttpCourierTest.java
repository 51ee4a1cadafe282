package io.dealstream.query.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCourierTest {

  private static final Signed MESSAGE =
      Signed.of(new Message("e1", "{\"a\": \"ż\"}".getBytes(UTF_8)), new byte[] {1}, Instant.EPOCH);

  private final Receiver receiver = new Receiver();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void stop() {
    over.countDown();
    receiver.close();
  }

  @Test
  void a_message_arrives_as_it_was_signed() throws Exception {
    var seen = new ArrayList<Map<String, List<String>>>();
    receiver.answer(
        exchange -> {
          seen.add(Map.copyOf(exchange.getRequestHeaders()));
          Receiver.status(exchange, 204);
        });
    assertThat(post(Duration.ofSeconds(5))).isEqualTo(new Outcome.Taken(204));
    assertThat(seen.getFirst())
        .containsEntry("Webhook-id", List.of("e1"))
        .containsEntry("Webhook-timestamp", List.of("0"))
        .containsEntry("Webhook-signature", List.of(MESSAGE.signature()))
        .containsEntry("Content-type", List.of("application/cloudevents+json; charset=UTF-8"));
    assertThat(receiver.bodies()).containsExactly("{\"a\": \"ż\"}");
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().add("Location", receiver.url("/elsewhere"));
          Receiver.status(exchange, 307);
        });
    assertThat(post(Duration.ofSeconds(5))).isEqualTo(new Outcome.Refused(307));
    assertThat(receiver.bodies()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "120, 120",
        "\"Fri, 31 Dec 9999 23:59:59 GMT\", 100000000",
        "\"Fri, 31 Dec 1999 23:59:59 GMT\", 0",
        "-5, 0",
        "soon, 0",
        "99999999999999999999, 0"
      })
  void a_receiver_may_say_in_seconds_or_by_a_date_how_long_to_leave_it_alone(
      String header, long atLeastSeconds) throws Exception {
    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", header);
          Receiver.status(exchange, 503);
        });
    var refused = (Outcome.Refused) post(Duration.ofSeconds(5));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.askedFor()).isGreaterThanOrEqualTo(Duration.ofSeconds(atLeastSeconds));
    assertThat(refused.askedFor().isZero()).isEqualTo(atLeastSeconds == 0);
  }

  @Test
  void who_is_not_there_has_not_taken_it() throws Exception {
    receiver.close();
    assertThat(post(Duration.ofSeconds(5))).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void an_answer_that_trickles_in_is_late_as_a_whole() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> trickle(socket));
      var began = System.nanoTime();
      assertThat(post("http://127.0.0.1:" + socket.getLocalPort(), Duration.ofMillis(700)))
          .isEqualTo(new Outcome.Failed("no answer within PT0.7S"));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
  }

  /** A head without end, ten bytes a second, so that no single read is late. */
  private void trickle(ServerSocket socket) {
    try (var connection = socket.accept()) {
      connection.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(UTF_8));
      while (!over.await(100, TimeUnit.MILLISECONDS)) {
        connection.getOutputStream().write('.');
      }
    } catch (IOException | InterruptedException e) {
      over.countDown(); // the courier has gone
    }
  }

  @Test
  void of_an_endless_answer_a_little_is_read() throws Exception {
    var written = new AtomicInteger();
    receiver.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var piece = new byte[64 * 1024];
          while (written.get() < 100_000) { // six gigabytes
            exchange.getResponseBody().write(piece);
            written.incrementAndGet();
          }
        });
    assertThat(post(Duration.ofSeconds(30))).isEqualTo(new Outcome.Taken(200));
    assertThat(written.get()).isLessThan(1_000);
  }

  @Test
  void a_private_address_is_refused_when_it_is_connected_to() throws Exception {
    var settings = Room.settings(Duration.ofSeconds(5), false);
    try (var courier =
        new HttpCourier(new CheckedNames(InetAddress::getAllByName, false), settings)) {
      assertThat(courier.take(receiver.uri(), MESSAGE))
          .isEqualTo(
              new Outcome.Failed("NotPublic: 127.0.0.1 leads to an address that is not public"));
    }
    assertThat(receiver.bodies()).isEmpty();
  }

  @Test
  void a_name_that_leads_elsewhere_the_next_time_leads_nowhere() throws Exception {
    var settings = Room.settings(Duration.ofSeconds(5), false);
    var looks = new AtomicInteger();
    CheckedNames.Lookup rebinding =
        _ -> addresses(looks.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1");
    var names = new CheckedNames(rebinding, false);
    var url = new Receivers(names, true).checked(receiver.url("/").replace("127.0.0.1", "re.bind"));
    try (var courier = new HttpCourier(names, settings)) {
      assertThat(courier.take(url, MESSAGE))
          .isEqualTo(
              new Outcome.Failed("NotPublic: re.bind leads to an address that is not public"));
    }
    assertThat(looks.get()).isEqualTo(2);
    assertThat(receiver.bodies()).isEmpty();
  }

  private static InetAddress[] addresses(String literal) throws UnknownHostException {
    return InetAddress.getAllByName(literal);
  }

  private Outcome post(Duration timeout) throws Exception {
    return post(receiver.url("/hook"), timeout);
  }

  private static Outcome post(String url, Duration timeout) throws Exception {
    var settings = Room.settings(timeout, true);
    try (var courier =
        new HttpCourier(new CheckedNames(InetAddress::getAllByName, true), settings)) {
      return courier.take(URI.create(url), MESSAGE);
    }
  }
}
