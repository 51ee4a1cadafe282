package io.dealstream.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.testing.TestIssuer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Reads server-sent events as any program outside would. */
public final class Stream implements AutoCloseable {

  public record Event(String name, String id, String data) {

    public JsonNode json() {
      return Service.JSON.readTree(data);
    }
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final HttpResponse<InputStream> answer;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread reading;

  private Stream(HttpResponse<InputStream> answer) {
    this.answer = answer;
    this.reading = Thread.ofVirtual().start(this::read);
  }

  public static Stream open(Service service, String path, String... headers) {
    return openAs(service, TestIssuer.shared().rep("rita"), path, headers);
  }

  public static Stream openAs(Service service, String token, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(service.uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Stream(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<InputStream> answer() {
    return answer;
  }

  /** The next one, which must come within ten seconds. */
  public Event next() {
    var event = next(10_000);
    assertThat(event).as("an event within ten seconds").isNotNull();
    return event;
  }

  /** The next one, or null where none comes within that time. */
  public Event next(long millis) {
    try {
      return events.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the service has ended the answer within ten seconds. */
  public boolean hasEnded() {
    try {
      return reading.join(java.time.Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String name = null;
      String id = null;
      var data = new StringBuilder();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else if (line.isEmpty() && name != null) {
          events.add(new Event(name, id, data.toString()));
          name = null;
          id = null;
          data.setLength(0);
        }
      }
    } catch (IOException ended) {
      // by close(), or by the service: hasEnded() tells
    }
  }

  @Override
  public void close() {
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
