package io.dealstream.query.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.intake.Offsets;
import io.dealstream.query.store.OneMoment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Answers questions about figures, and tells what has changed since a cut. */
@Component
public class Figures {

  /**
   * @param metrics answers by the metric's name
   * @param cut what of the topics is in them
   */
  public record Snapshot(Map<String, MetricAnswer> metrics, Cut cut) {}

  /**
   * @param changes the newest record of each key that changed, in no order
   * @param cut what has been seen with them
   */
  public record Changes(List<Change> changes, Cut cut) {}

  private final MetricTable table;
  private final Openings openings;
  private final Offsets offsets;
  private final OneMoment oneMoment;

  Figures(MetricTable table, Openings openings, Offsets offsets, OneMoment oneMoment) {
    this.table = table;
    this.openings = openings;
    this.offsets = offsets;
    // Figures and offsets must be of the same moment, or a change could fall between them.
    this.oneMoment = oneMoment;
  }

  public Snapshot snapshot(Question question) {
    return oneMoment.of(() -> new Snapshot(answers(question), cut()));
  }

  /** For whoever does not follow what changes: all of one moment, which is not told. */
  public Map<String, MetricAnswer> present(Question question) {
    // Where one look is enough, it is of one moment by itself.
    return Openings.among(question).findAny().isEmpty()
        ? answers(question)
        : oneMoment.of(() -> answers(question));
  }

  /** Whether a stream counts them by the definition asked for, as one always does by the first. */
  boolean arePublished(Question question) {
    return question.metrics().stream()
        .allMatch(metric -> Metric.ALL.contains(metric) || table.has(metric, question.of().id()));
  }

  /**
   * The same question for each owner, team or source there are figures of, all of one moment.
   *
   * @param dimension {@code owner}, {@code team} or {@code source}
   * @return answers by the metric's name, by the segment's value
   */
  public Map<String, Map<String, MetricAnswer>> ofEach(Question question, String dimension) {
    var bySegment = new TreeMap<String, List<MetricRecord<? extends MetricItem>>>();
    for (var change : table.answeringEach(question, dimension)) {
      var record = record(change);
      bySegment
          .computeIfAbsent(Objects.requireNonNull(record.segment().value()), _ -> new ArrayList<>())
          .add(record);
    }
    var answers = new TreeMap<String, Map<String, MetricAnswer>>();
    bySegment.forEach((value, records) -> answers.put(value, answers(question, records)));
    return answers;
  }

  /**
   * All of these figures that changed, and some that nobody asked for.
   *
   * @param seen a moment ago
   */
  public Changes since(Cut seen, List<Question> asked) {
    return oneMoment.of(
        () -> {
          var now = cut();
          return new Changes(table.justChanged(seen, now.next().keySet(), asked), now);
        });
  }

  /**
   * What of these figures changed.
   *
   * @param seen however long ago
   */
  public Changes missed(Cut seen, Question question) {
    return oneMoment.of(
        () -> {
          var now = cut();
          var changes = table.missed(seen, now.next().keySet(), question);
          return new Changes(changes.stream().filter(question::covers).toList(), now);
        });
  }

  public Cut now() {
    return oneMoment.of(this::cut);
  }

  public int generation() {
    return offsets.generation();
  }

  /** Within {@link OneMoment}, for whoever has other questions of the same one. */
  Map<String, MetricAnswer> answers(Question question) {
    return answers(question, table.answering(question).stream().map(Figures::record).toList());
  }

  private Map<String, MetricAnswer> answers(
      Question question, List<? extends MetricRecord<? extends MetricItem>> found) {
    var order = new ItemOrder(question.of()).ofRecords();
    var answers = new LinkedHashMap<String, MetricAnswer>();
    for (var metric : question.metrics()) {
      var records = new ArrayList<MetricRecord<? extends MetricItem>>();
      found.stream().filter(record -> isOf(metric, record)).forEach(records::add);
      records.sort(order);
      answers.put(metric.name(), answer(metric, question, records));
    }
    return answers;
  }

  private MetricAnswer answer(
      Metric<?> metric, Question question, List<MetricRecord<? extends MetricItem>> published) {
    var begins = Openings.among(metric.name()).isPresent() && question.window().start() != null;
    var records = begins ? openings.complete(metric, question, published) : published;
    return MetricAnswer.of(metric, question, records);
  }

  /** A changed figure as it is asked for, of now; as it is on the topic where that is all of it. */
  public String told(Question question, Change change) {
    return question.isMadeOf(change)
        ? oneMoment.of(() -> whole(Openings.among(change.metric()).orElseThrow(), question))
        : change.json();
  }

  private String whole(Metric<?> metric, Question question) {
    var alone =
        new Question(
            question.of(),
            List.of(metric),
            question.window(),
            question.companys(),
            question.segment());
    var published =
        table.answering(alone).stream()
            .<MetricRecord<? extends MetricItem>>map(Figures::record)
            .toList();
    var whole = openings.complete(metric, alone, published).getFirst();
    return EventJson.MAPPER.writeValueAsString(whole);
  }

  private static boolean isOf(Metric<?> metric, MetricRecord<?> record) {
    return record.metric().equals(metric.name()) && record.definition() == metric.definition();
  }

  private static MetricRecord<? extends MetricItem> record(Change change) {
    return Known.read(change.partition().topic(), change.json().getBytes(UTF_8));
  }

  private Cut cut() {
    var next = offsets.all();
    next.keySet()
        .removeIf(p -> Feed.METRICS.topics().stream().noneMatch(t -> t.name().equals(p.topic())));
    return new Cut(offsets.generation(), next);
  }
}
