package io.dealstream.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.imports.ImportAnswer.ProblemItem;
import io.dealstream.command.imports.file.Form;
import io.dealstream.command.store.LostRace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportingTest {

  private static final String HEADER = "deal_id,occurred_at,stage,reason,actor,amount,currency\n";
  private static final int DEALS = 40;
  private static final int ROWS_OF_EACH = 60;

  private final ImportsOnDatabase imports = new ImportsOnDatabase();

  @AfterEach
  void stop() {
    imports.close();
  }

  @Test
  void counts_every_row_once_and_names_those_refused_by_their_line() throws Exception {
    var id =
        imports.send(
            imports.instance(),
            HEADER
                + "d1,2026-01-01T00:00:00Z,lead,,anna,,\n"
                + "d1,2026-01-02T00:00:00Z,lead,,anna,,\n"
                + "d1,2026-01-03T00:00:00Z,nowhere,,anna,,\n"
                + "d2,some day,lead,,anna,,\n"
                + "torn\n");
    var answer = imports.ended(id);
    assertThat(answer.state()).isEqualTo(ImportState.DONE);
    assertThat(answer.rows()).isEqualTo(5);
    assertThat(answer.totalRows()).isEqualTo(5);
    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(answer.unchanged()).isEqualTo(1);
    assertThat(answer.rejected()).isEqualTo(3);
    assertThat(answer.ratePerSecond()).isPositive();
    assertThat(answer.problems())
        .containsExactly(
            new ProblemItem(4, "/problems/unknown-stage", "stageId", "there is no stage nowhere"),
            new ProblemItem(5, "/problems/malformed-time", "occurred_at", "'some day' is no time"),
            new ProblemItem(
                6, "/problems/unreadable-row", "row", "the row has 1 fields, the header 7"));
  }

  @Test
  void a_dry_run_of_several_passes_goes_on_with_the_one_its_instance_died_in() throws Exception {
    var midway = new CountDownLatch(DEALS / 2);
    var killed = imports.instance(_ -> midway.countDown());
    var file = interleaved().getBytes(StandardCharsets.UTF_8);
    var id = imports.send(killed, file, null, null, true);
    midway.await();
    killed.die();
    imports.instance();
    var answer = imports.ended(id);
    assertThat(answer.dryRun()).isTrue();
    assertThat(answer.accepted()).isEqualTo(DEALS * (ROWS_OF_EACH - 1));
    assertThat(answer.rejected()).isEqualTo(DEALS);
    assertThat(answer.problems()).hasSize(DEALS);
    assertThat(noted()).isEmpty();
  }

  @Test
  void a_file_read_again_changes_nothing_and_has_the_same_problems() throws Exception {
    var instance = imports.instance();
    var first = imports.ended(imports.send(instance, interleaved()));
    var again = imports.ended(imports.send(instance, interleaved()));
    assertThat(first.unchanged()).isZero();
    assertThat(first.rejected()).isEqualTo(DEALS);
    assertThat(again.accepted()).isZero();
    assertThat(again.unchanged()).isEqualTo(first.accepted());
    assertThat(again.problems()).isEqualTo(first.problems());
    assertThat(noted()).hasSize(DEALS).allSatisfy(ImportingTest::isWhole);
  }

  @Test
  void the_same_row_once_more_in_a_file_is_another_row() throws Exception {
    var row = "d1,2026-01-01T00:00:00Z,lead,,anna,,\n";
    var back = "d1,2026-01-01T00:00:00Z,offer,,anna,,\n";
    var answer = imports.ended(imports.send(imports.instance(), HEADER + row + back + row));
    assertThat(answer.accepted()).isEqualTo(3);
  }

  @Test
  void rows_added_to_a_file_are_all_that_counts_of_it() throws Exception {
    var instance = imports.instance();
    imports.ended(imports.send(instance, HEADER + "d1,2026-01-01T00:00:00Z,lead,,anna,,\n"));
    var more =
        imports.ended(
            imports.send(
                instance,
                HEADER
                    + "d2,2026-01-01T00:00:00Z,lead,,anna,,\n"
                    + "d1,2026-01-01T00:00:00Z,lead,,anna,,\n"
                    + "d1,2026-01-02T00:00:00Z,offer,,anna,,\n"));
    assertThat(more.accepted()).isEqualTo(2);
    assertThat(more.unchanged()).isEqualTo(1);
  }

  @Test
  void an_import_whose_instance_died_ends_as_if_nothing_had_happened() throws Exception {
    ImportAnswer expected;
    try (var undisturbed = new ImportsOnDatabase()) {
      expected = undisturbed.ended(undisturbed.send(undisturbed.instance(), interleaved()));
    }

    var midway = new CountDownLatch(DEALS * 3 / 2);
    var killed = imports.instance(_ -> midway.countDown());
    var id = imports.send(killed, interleaved());
    midway.await();
    killed.die();
    assertThat(imports.state(id).state()).isEqualTo(ImportState.RUNNING);
    assertThat(imports.state(id).rows()).isLessThan(expected.rows());

    imports.instance();
    var answer = imports.ended(id);
    assertThat(answer)
        .usingRecursiveComparison()
        .ignoringFields("id", "ratePerSecond")
        .isEqualTo(expected);
    assertThat(noted()).hasSize(DEALS).allSatisfy(ImportingTest::isWhole);
  }

  @Test
  void two_instances_share_the_work_without_doing_any_of_it_twice() throws Exception {
    var one = imports.instance();
    var other = imports.instance();
    var ids = new ArrayList<UUID>();
    for (var i = 0; i < 3; i++) {
      ids.add(imports.send(one, interleaved()));
      other.runner.wake();
    }
    assertThat(imports.ended(ids.get(0)).accepted()).isEqualTo(DEALS * (ROWS_OF_EACH - 1));
    assertThat(imports.ended(ids.get(1)).accepted()).isZero();
    assertThat(imports.ended(ids.get(2)).accepted()).isZero();
    assertThat(noted()).hasSize(DEALS).allSatisfy(ImportingTest::isWhole);
  }

  @Test
  void a_lane_somebody_else_has_moved_on_writes_nothing() throws Exception {
    var reached = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var zombie =
        imports.instance(
            _ -> {
              reached.countDown();
              awaited(goOn);
            });
    var id = imports.send(zombie, HEADER + "d1,2026-01-01T00:00:00Z,lead,,anna,,\n");
    reached.await();
    imports.look.update(
        "UPDATE import_lane SET through_row = 1, accepted = 1 WHERE job_id = ? AND lane = ?",
        id,
        Math.floorMod("d1".hashCode(), 4));
    goOn.countDown();
    assertThat(imports.ended(id).accepted()).isEqualTo(1);
    assertThat(noted()).isEmpty();
  }

  @Test
  void a_faster_command_costs_another_try_and_no_row() throws Exception {
    var calls = new AtomicInteger();
    var instance =
        imports.instance(
            _ -> {
              if (calls.incrementAndGet() % 7 == 0) {
                throw new LostRace(new IllegalStateException("a command was faster"));
              }
            });
    var answer = imports.ended(imports.send(instance, interleaved()));
    assertThat(answer.accepted()).isEqualTo(DEALS * (ROWS_OF_EACH - 1));
    assertThat(answer.rejected()).isEqualTo(DEALS);
    assertThat(noted()).hasSize(DEALS).allSatisfy(ImportingTest::isWhole);
  }

  @Test
  void what_can_never_be_done_fails_in_the_end_and_keeps_the_rest_waiting_no_longer()
      throws Exception {
    var instance =
        imports.instance(
            history -> {
              if (history.externalId().equals("poison")) {
                throw new IllegalStateException("a mistake of ours");
              }
            });
    var poisoned = imports.send(instance, HEADER + "poison,2026-01-01T00:00:00Z,lead,,anna,,\n");
    var next = imports.send(instance, HEADER + "d1,2026-01-01T00:00:00Z,lead,,anna,,\n");
    assertThat(imports.ended(poisoned).problems())
        .extracting(ProblemItem::type)
        .containsExactly("/problems/internal-error");
    assertThat(imports.ended(next).accepted()).isEqualTo(1);
  }

  @Test
  void a_file_without_a_needed_column_fails_and_names_it() throws Exception {
    var answer =
        imports.ended(
            imports.send(imports.instance(), HEADER.replace("stage", "status") + "d1,x\n"));
    assertThat(answer.state()).isEqualTo(ImportState.FAILED);
    assertThat(answer.rows()).isZero();
    assertThat(answer.problems()).hasSize(1);
    assertThat(answer.problems().getFirst().line()).isEqualTo(1);
    assertThat(answer.problems().getFirst().field()).isEqualTo("stage");
    assertThat(answer.problems().getFirst().type()).isEqualTo("/problems/missing-column");
  }

  @Test
  void a_file_of_no_rows_is_done_at_once() throws Exception {
    var answer = imports.ended(imports.send(imports.instance(), HEADER));
    assertThat(answer.state()).isEqualTo(ImportState.DONE);
    assertThat(answer.rows()).isZero();
    assertThat(answer.totalRows()).isZero();
  }

  @Test
  void a_file_that_is_over_takes_no_more_room() throws Exception {
    imports.ended(imports.send(imports.instance(), interleaved()));
    assertThat(imports.look.queryForObject("SELECT count(*) FROM import_chunk", Long.class))
        .isZero();
  }

  @Test
  void a_file_broken_off_by_its_sender_leaves_nothing() throws Exception {
    var instance = imports.instance();
    var job = new ImportJob(UUID.randomUUID(), "sales", Form.DEALS, "ada", null, null, null, false);
    var half =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[1 << 20]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the sender is gone");
              }
            });
    assertThatThrownBy(() -> instance.imports.receive(job, half)).isInstanceOf(IOException.class);
    assertThat(instance.imports.find(job.id(), -1, 1)).isEmpty();
    assertThat(imports.look.queryForObject("SELECT count(*) FROM import_chunk", Long.class))
        .isZero();
  }

  @Test
  void owner_and_actor_take_their_defaults() throws Exception {
    imports.ended(
        imports.send(
            imports.instance(),
            HEADER.strip()
                + ",owner\n"
                + "d1,2026-01-01T00:00:00Z,lead,,anna,,,olga\n"
                + "d2,2026-01-01T00:00:00Z,lead,,anna,,,\n"
                + "d3,2026-01-01T00:00:00Z,lead,,,,,\n"));
    assertThat(
            imports.look.queryForList(
                "SELECT concat_ws(' ', deal, actor, owner) FROM noted ORDER BY deal", String.class))
        .containsExactly("d1 anna olga", "d2 anna anna", "d3 ada unassigned");
  }

  @Test
  void a_shift_is_settled_by_the_first_import_and_stays() throws Exception {
    var mapping =
        """
        dates: {formats: [yyyy-MM-dd], shift: newest-is-yesterday}
        transitions:
          - {deal_id: "{id}", stage: lead, occurred_at: "{day}"}
        """;
    var file = "id,day\nd1,2017-12-30\nd2,2017-12-31\n".getBytes();
    imports.clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    var early = imports.instance();
    imports.ended(imports.send(early, file, "m", mapping));
    early.runner.stop();
    imports.clock = Clock.fixed(Instant.parse("2026-12-24T12:00:00Z"), ZoneOffset.UTC);
    var later = imports.ended(imports.send(imports.instance(), file, "m", mapping));
    assertThat(later.unchanged()).isEqualTo(2);
    assertThat(later.accepted()).isZero();
  }

  /**
   * Every deal goes lead, offer, lead, … and once nowhere; the deals' rows lie among each other.
   */
  private static String interleaved() {
    return IntStream.range(0, ROWS_OF_EACH)
        .mapToObj(
            row ->
                IntStream.range(0, DEALS)
                    .mapToObj(
                        deal ->
                            "d%d,2026-01-01T00:%02d:00Z,%s,,anna,,\n"
                                .formatted(
                                    deal,
                                    row,
                                    row == 30 ? "nowhere" : "stage-" + (row < 30 ? row : row - 1)))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("", HEADER, ""));
  }

  private List<List<String>> noted() {
    return imports.look.queryForList("SELECT deal, stage FROM noted ORDER BY number").stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get("deal"),
                Collectors.mapping(row -> (String) row.get("stage"), Collectors.toList())))
        .values()
        .stream()
        .toList();
  }

  private static void isWhole(List<String> stages) {
    assertThat(stages)
        .isEqualTo(IntStream.range(0, ROWS_OF_EACH - 1).mapToObj(i -> "stage-" + i).toList());
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
