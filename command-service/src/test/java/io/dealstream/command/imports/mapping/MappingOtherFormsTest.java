package io.dealstream.command.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealstream.command.imports.file.FileRow;
import io.dealstream.command.imports.file.Form;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingOtherFormsTest {

  private static final String LEADS =
      """
      fields: {lead_id: "{id}", name: "{company}"}
      leads:
        - {status: open, occurred_at: "{created}"}
        - {status: qualified, occurred_at: "{qualified}"}
        - {status: disqualified, when: {state: Dropped}, occurred_at: "{changed}"}
      """;
  private static final String ACTIVITIES =
      """
      only: {deal: {not: ""}}
      fields: {deal_id: "{deal}", type: call}
      activities:
        - {when: {done: "yes"}, happened_at: "{at}"}
        - {when: {done: {not: "yes"}}, due_at: "{at}"}
      """;

  @Test
  void a_mapping_says_by_its_list_what_it_reads() throws Exception {
    assertThat(Mapping.read(LEADS).form()).isEqualTo(Form.LEADS);
    assertThat(Mapping.read(ACTIVITIES).form()).isEqualTo(Form.ACTIVITIES);
    assertThat(refused(LEADS + "transitions: []\n").key()).isEqualTo("mapping");
    assertThat(refused("fields: {}\n").why())
        .endsWith("'transitions' or 'leads' or 'activities' is missing");
  }

  @Test
  void only_the_columns_of_its_own_form_are_known() {
    assertThat(refused(LEADS.replace("name:", "stage:")).key()).isEqualTo("fields.stage");
    assertThat(refused(ACTIVITIES.replace(", type: call", "")).key()).isEqualTo("activities[0]");
  }

  @Test
  void a_row_a_lead_with_a_date_for_each_status_is_told_in_order() throws Exception {
    assertThat(
            read(
                LEADS,
                "id,company,created,qualified,changed,state\n"
                    + "l1,Yard,2026-01-02T00:00:00Z,2026-01-05T00:00:00Z,2026-01-09T00:00:00Z,Dropped\n"
                    + "l2,,2026-01-02T00:00:00Z,,2026-01-09T00:00:00Z,Open\n"))
        .containsExactly("l1 open", "l1 qualified", "l1 disqualified", "l2 open");
  }

  @Test
  void a_condition_may_say_what_is_not_so() throws Exception {
    assertThat(
            read(
                ACTIVITIES,
                "deal,done,at\nd1,yes,2026-01-02T00:00:00Z\nd2,,2026-01-03T00:00:00Z\n"
                    + ",yes,2026-01-02T00:00:00Z\nd3,no,\n"))
        .containsExactly(
            "d1 2026-01-02T00:00:00Z null", "d2 null 2026-01-03T00:00:00Z", "d3 null null");
    assertThat(refused(ACTIVITIES.replace("{not: \"\"}", "{noot: \"\"}")).key())
        .isEqualTo("only.deal.noot");
  }

  private static BadMapping refused(String yaml) {
    return catchThrowableOfType(BadMapping.class, () -> Mapping.read(yaml));
  }

  private static List<String> read(String yaml, String csv) throws Exception {
    var file =
        Mapping.read(yaml).open(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), 0);
    var rows = new ArrayList<String>();
    for (var row = file.next(); row != null; row = file.next()) {
      var entry = ((FileRow.Readable) row).entry();
      var content = entry.content();
      rows.add(
          entry.id()
              + " "
              + (content.getFirst().equals("lead")
                  ? content.get(2)
                  : content.get(1) + " " + content.get(2)));
    }
    return rows;
  }
}
