package io.dealstream.command.http;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StoreBusyTest {

  private static final String ADA = TestIssuer.shared().admin();

  @Test
  void a_command_there_is_no_room_for_is_told_when_to_come_back() throws Exception {
    try (var service = RunningService.onNewDatabase("--dealstream.store.room=1");
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      service.post(ADA, "/api/pipelines", "").isOk(201);
      var replies = new ArrayList<Future<RunningService.Reply>>();
      try (var held = service.holdWritersBack()) {
        for (var i = 0; i < 8; i++) {
          replies.add(
              callers.submit(
                  () ->
                      service.post(
                          ADA,
                          "/api/deals",
                          "{\"pipelineId\": \"default\", \"name\": \"x\", \"owner\": \"ada\"}")));
        }
        await("those there is no room for")
            .until(() -> replies.stream().filter(Future::isDone).count() >= 6);
        for (var reply : replies.stream().filter(Future::isDone).toList()) {
          reply.get().isProblem(503, "store-busy", null);
          assertThat(reply.get().headers().get("retry-after")).isEqualTo("1");
        }
      }
      var statuses = new ArrayList<Integer>();
      for (var reply : replies) {
        statuses.add(reply.get().status());
      }
      assertThat(statuses).filteredOn(status -> status == 201).hasSize(2);
      assertThat(service.storedEvents()).isEqualTo(1 + 2);
    }
  }
}
