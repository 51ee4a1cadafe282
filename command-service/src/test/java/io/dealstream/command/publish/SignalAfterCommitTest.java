package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.background.WakeUp;
import java.time.Duration;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalAfterCommitTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  private final WakeUp newEvents = new WakeUp();
  private final EventBus events = SimpleEventBus.builder().build();
  private final AutoCloseable registration =
      new PublishingConfiguration().signalAfterCommit(events, newEvents);
  private final DefaultUnitOfWork<?> outermost = DefaultUnitOfWork.startAndGet(null);

  @AfterEach
  void unregister() throws Exception {
    registration.close();
  }

  @Test
  void the_sequencer_is_told_once_the_events_have_committed() throws Exception {
    outermost.onCommit(
        _ -> assertThat(newEvents.isSignalled()).as("told before the commit").isFalse());
    command();
    command();
    assertThat(newEvents.isSignalled()).as("told before the commit").isFalse();
    outermost.commit();
    assertThat(newEvents.await(AT_ONCE)).isTrue();
    assertThat(newEvents.await(AT_ONCE)).as("one signal is enough").isFalse();
  }

  @Test
  void a_rollback_tells_nobody() throws Exception {
    command();
    outermost.rollback();
    assertThat(newEvents.await(AT_ONCE)).isFalse();
  }

  private void command() {
    var unit = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("move"));
    events.publish(GenericEventMessage.asEventMessage("moved"));
    unit.commit();
  }
}
