package io.dealstream.query.notices;

import io.dealstream.edge.Caller;
import io.dealstream.edge.Problem;
import io.dealstream.edge.Role;
import io.dealstream.events.automation.Recipient;
import io.dealstream.events.deal.Addressee;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoticeController {

  private static final int USUAL_PAGE = 50;

  private final NoticeTable table;

  NoticeController(NoticeTable table) {
    this.table = table;
  }

  /**
   * What the caller was told, as an owner and as one of a team, the newest first.
   *
   * @param to {@code owner} or {@code team} for only one of the two; {@code owner:ID} or {@code
   *     team:ID} for somebody else's, which administrators alone may see
   */
  @GetMapping("/api/notices")
  Page<Notice> notices(
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    var size = Limit.of(limit, USUAL_PAGE);
    var found = table.to(addressees(to, caller), Cursor.of(cursor), size);
    return Page.of(found, size, Notice::position);
  }

  private static List<Addressee> addressees(@Nullable String to, Caller caller) {
    var own = own(caller);
    if (to == null) {
      return own;
    }
    var asked = recipient(to);
    if (asked.id() == null) {
      return own.stream().filter(addressee -> addressee.kind() == asked.kind()).toList();
    }
    var addressee = new Addressee(asked.kind(), asked.id());
    if (!own.contains(addressee) && !caller.is(Role.ADMIN)) {
      throw Problem.forbidden("not-your-notices", "to", "they are for somebody else");
    }
    return List.of(addressee);
  }

  private static List<Addressee> own(Caller caller) {
    return Stream.concat(
            Stream.of(new Addressee(Addressee.Kind.OWNER, caller.owner())),
            Stream.ofNullable(caller.team()).map(t -> new Addressee(Addressee.Kind.TEAM, t)))
        .toList();
  }

  private static Recipient recipient(String word) {
    return Recipient.of(word)
        .orElseThrow(
            () ->
                Problem.malformed(
                    "unknown-recipient", "to", "it may be owner, team, owner:ID or team:ID"));
  }
}
