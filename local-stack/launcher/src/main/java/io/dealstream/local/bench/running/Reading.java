package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/** Somebody at the page, who asks one question after the other. */
final class Reading {

  private static final int OWNERS_LOOKED_AT = 20;
  private static final long SEED = 7;

  private final Api queries;
  private final List<Question> questions;
  private final Random chance = new Random(SEED);
  private int next;

  private Reading(Api queries, List<Question> questions) {
    this.queries = queries;
    this.questions = questions;
  }

  /** Begins by asking for a few owners' deals, to have some to ask about. */
  static Reading of(MadeDeals deals, Api queries) throws IOException, InterruptedException {
    var ids = new ArrayList<String>();
    for (var number = 0; number < OWNERS_LOOKED_AT; number++) {
      var some =
          "/api/deals?pipeline=%s&owner=%s".formatted(deals.pipeline(), MadeDeals.owner(number));
      Api.json(queries.get(queries.at(some)))
          .path("items")
          .forEach(deal -> ids.add(deal.path("id").asString()));
    }
    return new Reading(queries, Question.about(deals, ids));
  }

  /**
   * Asks at fixed instants, whether or not earlier answers have come, and waits for them all.
   *
   * @param rate questions a second
   * @param eye told about once a second how many have been asked
   */
  Answers ask(int rate, Duration length, LongConsumer eye) {
    var answers = new Answers();
    try (var load = new SteadyLoad(due -> nextQuestion(due, answers), rate)) {
      load.run(length, eye);
    }
    return answers;
  }

  private Runnable nextQuestion(long due, Answers answers) {
    var question = questions.get(next++ % questions.size());
    var path = question.path().apply(chance.nextInt(Integer.MAX_VALUE));
    return () -> ask(question.name(), path, due, answers);
  }

  private void ask(String question, String path, long due, Answers answers) {
    try {
      var answer = queries.get(queries.at(path));
      var took = System.nanoTime() - due;
      Api.json(answer);
      answers.answered(question, took);
    } catch (IOException | Refusal unanswered) {
      answers.refused(path + ": " + unanswered.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
