package io.dealstream.command.http;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.http.StoredAnswers.KeyTaken;
import io.dealstream.command.http.StoredAnswers.To;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import io.dealstream.edge.Problem;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same key and body: the same answer and one effect. The answer is stored in the commit that
 * stores the events. What was refused for any reason but a rule is not kept: it may turn out
 * otherwise next time.
 */
final class OncePerKey {

  private final Set<RequestKey> running = ConcurrentHashMap.newKeySet();
  private final StoredAnswers answers;
  private final Together together;
  private final SideRows rows;
  private final JsonMapper json;

  OncePerKey(StoredAnswers answers, Together together, SideRows rows, JsonMapper json) {
    this.answers = answers;
    this.together = together;
    this.rows = rows;
    this.json = json;
  }

  /** Hashes the body of a request, to its end. */
  @FunctionalInterface
  interface Hash {
    byte[] get();
  }

  ResponseEntity<?> answer(RequestKey key, Hash body, Supplier<ResponseEntity<?>> command) {
    return alone(
        key,
        () ->
            answers
                .find(key)
                .<ResponseEntity<?>>map(to -> again(to, body))
                .orElseGet(() -> first(key, body, command)));
  }

  /**
   * The same for a command that reads its body itself, to the end, and takes long: the answer is
   * stored after the command. Where that fails, or another instance ran it too, the command runs
   * again, so it must be one that changes nothing the second time.
   */
  ResponseEntity<?> answerAfterwards(
      RequestKey key, Hash body, Supplier<ResponseEntity<?>> command) {
    return alone(
        key,
        () ->
            answers
                .find(key)
                .<ResponseEntity<?>>map(to -> again(to, body))
                .orElseGet(
                    () -> {
                      var answer = command.get();
                      return first(key, body, () -> answer);
                    }));
  }

  private ResponseEntity<?> alone(RequestKey key, Supplier<ResponseEntity<?>> work) {
    if (!running.add(key)) {
      throw Problem.conflict(
          "request-still-running", RequestKey.HEADER, "the request of this key still runs");
    }
    try {
      return work.get();
    } finally {
      running.remove(key);
    }
  }

  private ResponseEntity<?> first(RequestKey key, Hash body, Supplier<ResponseEntity<?>> command) {
    try {
      return together.decide(() -> keep(key, body, command.get()));
    } catch (KeyTaken taken) {
      return answers
          .find(key)
          .<ResponseEntity<?>>map(to -> again(to, body))
          .orElseThrow(() -> taken);
    } catch (Problem problem) {
      return refused(key, body, problem);
    } catch (Refused refused) {
      return refused(key, body, Answers.problem(refused.refusal()));
    }
  }

  private ResponseEntity<?> keep(RequestKey key, Hash body, ResponseEntity<?> answer) {
    var kept = StoredAnswer.of(answer, json);
    rows.add(StoredAnswers.row(key, new To(body.get(), kept)));
    return kept.entity();
  }

  /**
   * A rule's no is an answer like any other. It is kept by itself: of several commands that were to
   * be stored together some may have been allowed, and they are dropped.
   */
  private ResponseEntity<?> refused(RequestKey key, Hash body, Problem problem) {
    if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
      throw problem;
    }
    var refusal =
        ResponseEntity.status(problem.status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(problem.body());
    return first(key, body, () -> refusal);
  }

  private static ResponseEntity<?> again(To to, Hash body) {
    if (!Arrays.equals(to.bodyHash(), body.get())) {
      throw Problem.refused(
          "idempotency-key-reused", RequestKey.HEADER, "the key came with another body before");
    }
    return to.answer().entity();
  }
}
