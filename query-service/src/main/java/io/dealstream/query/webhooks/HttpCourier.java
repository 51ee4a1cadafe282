package io.dealstream.query.webhooks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By HTTP POST. Nothing of the answer counts but its status, and how long it asks to be left alone:
 * of its body a little is read, so that the connection can be used again, and none is kept.
 */
final class HttpCourier implements Courier, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpCourier.class);

  private static final ContentType CLOUD_EVENT =
      ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);

  private static final int MOST_OF_A_BODY = 16 * 1024;
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int SUCCESS_FROM = 200;
  private static final int SUCCESS_BELOW = 300;

  private final CloseableHttpClient http;
  private final Duration timeout;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

  HttpCourier(CheckedNames names, WebhookSettings settings) {
    this.timeout = settings.timeout();
    this.http = client(names, settings);
  }

  private static CloseableHttpClient client(CheckedNames names, WebhookSettings settings) {
    var atMost = Timeout.of(settings.timeout());
    var limits =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
            .setMaxConnTotal(settings.atOnce())
            .setMaxConnPerRoute(settings.atOnce())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(atMost)
                    .setSocketTimeout(atMost)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(atMost)
                .setConnectionRequestTimeout(atMost)
                .build())
        .setUserAgent("Dealstream")
        .disableRedirectHandling()
        .disableAutomaticRetries() // they are ours to make, and to log
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  @Override
  public Outcome take(URI url, Signed message) {
    var post = new HttpPost(url);
    message.headers().forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(message.body(), CLOUD_EVENT));
    var late = new AtomicBoolean();
    // Each read has its own time-out: a receiver that answers byte by byte would never meet one.
    var deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              post.abort();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      var answer = http.executeOpen(null, post, null);
      var status = answer.getCode();
      var askedFor = RetryAfter.of(answer.getFirstHeader(HttpHeaders.RETRY_AFTER), Instant.now());
      finish(answer, post);
      return status >= SUCCESS_FROM && status < SUCCESS_BELOW
          ? new Outcome.Taken(status)
          : new Outcome.Refused(status, askedFor);
    } catch (IOException failure) {
      return new Outcome.Failed(late.get() ? "no answer within " + timeout : why(failure));
    } finally {
      deadline.cancel(false);
    }
  }

  /** Closing alone would read to the end, which might never come. */
  private static void finish(ClassicHttpResponse answer, HttpPost post) {
    try (answer) {
      var body = answer.getEntity();
      if (body != null && body.getContent().readNBytes(MOST_OF_A_BODY).length == MOST_OF_A_BODY) {
        post.abort();
      }
    } catch (IOException e) {
      LOG.debug("the rest of an answer: {}", e.toString()); // all that counts of it was there
    }
  }

  private static String why(IOException failure) {
    var text = failure.getMessage();
    return failure.getClass().getSimpleName() + (text == null ? "" : ": " + text);
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }
}
