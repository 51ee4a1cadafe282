package io.dealstream.command.http;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A caller who never got an answer sends the command again, and it has happened once. */
class CutOffTest {

  private static final int COMMANDS = "soak".equals(System.getProperty("size")) ? 1_000 : 100;
  private static final String RITA = TestIssuer.shared().rep("rita");

  @Test
  void commands_whose_answer_was_cut_off_are_sent_again_and_give_one_event_each() throws Exception {
    try (var service = RunningService.onNewDatabase();
        var callers = Executors.newFixedThreadPool(8)) {
      service.post(TestIssuer.shared().admin(), "/api/pipelines", "").isOk(201);
      var before = service.storedEvents();
      var calls = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < COMMANDS; i++) {
        var key = "cut-off-" + i;
        calls.add(() -> sendTwice(service, key));
      }
      for (var status : callers.invokeAll(calls)) {
        assertThat(status.get()).isEqualTo(201);
      }
      assertThat(service.storedEvents()).isEqualTo(before + COMMANDS);
    }
  }

  private static int sendTwice(RunningService service, String key) throws Exception {
    var body =
        "{\"pipelineId\": \"default\", \"name\": \"%s\", \"owner\": \"rita\"}".formatted(key);
    sendAndHangUp(service, key, body);
    return await("the first one to be over")
        .until(
            () -> service.post(RITA, "/api/deals", body, "Idempotency-Key", key),
            CutOffTest::isNoLongerRunning)
        .status();
  }

  private static boolean isNoLongerRunning(RunningService.Reply reply) {
    if (reply.status() != 409) {
      return true;
    }
    reply.isProblem(409, "request-still-running", "Idempotency-Key");
    return false;
  }

  private static void sendAndHangUp(RunningService service, String key, String body)
      throws IOException, InterruptedException {
    try (var socket = new Socket("127.0.0.1", service.port())) {
      var request =
          """
          POST /api/deals HTTP/1.1\r
          Host: 127.0.0.1\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Idempotency-Key: %s\r
          Content-Length: %d\r
          \r
          %s\
          """
              .formatted(RITA, key, body.getBytes(StandardCharsets.UTF_8).length, body);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      Thread.sleep(ThreadLocalRandom.current().nextInt(8)); // before, while or after it is stored
      socket.setSoLinger(true, 0); // as a cut wire
    }
  }
}
