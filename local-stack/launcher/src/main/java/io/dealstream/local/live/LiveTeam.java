package io.dealstream.local.live;

import io.dealstream.local.client.Api;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the deals of one pipeline moving through the command side, a few commands a second, as a
 * team's day does: mostly forward, now and then back, won, lost, or opened anew.
 */
public final class LiveTeam {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTeam.class);

  /** The same team does the same, given the same deals. */
  private static final long SEED = 20_260_302;

  private static final double COMMANDS_PER_SECOND = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
  private static final int ROUND = 200;

  private final String pipeline;
  private final Api commands;
  private final Api queries;
  private final Random chance = new Random(SEED);

  public LiveTeam(String pipeline, Api commands, Api queries) {
    this.pipeline = pipeline;
    this.commands = commands;
    this.queries = queries;
  }

  /** Works until it is interrupted, whatever the services are going through meanwhile. */
  public void work() throws InterruptedException {
    while (true) {
      try {
        round();
      } catch (IOException | Refusal trouble) {
        LOG.warn("the live team pauses: {}", trouble.toString());
        Thread.sleep(AFTER_TROUBLE);
      }
    }
  }

  /** Takes a look at what is open, and works on that for a while. */
  private void round() throws IOException, InterruptedException {
    var desk = Desk.of(pipeline, queries, chance);
    for (int i = 0; i < ROUND; i++) {
      send(desk.next());
      Thread.sleep(pause());
    }
  }

  /** A refusal is part of the day: somebody else has moved that deal. */
  private void send(Desk.Call call) throws IOException, InterruptedException {
    var answer = commands.postJson(commands.at(call.path()), call.body());
    if (answer.statusCode() >= 500) {
      throw new Refusal(Api.problem(answer));
    }
    if (answer.statusCode() / 100 != 2) {
      LOG.info("{} was refused: {}", call.path(), Api.problem(answer));
    }
  }

  /** Commands come as people's do: in no rhythm. */
  private Duration pause() {
    var seconds = -Math.log(1 - chance.nextDouble()) / COMMANDS_PER_SECOND;
    var pause = Duration.ofMillis(Math.round(seconds * 1_000));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
