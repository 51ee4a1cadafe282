package io.dealstream.recount.otherwise;

import io.dealstream.recount.otherwise.Tale.Deed;
import io.dealstream.recount.otherwise.Tale.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What might be done about some deals, mixed; the same for the same seed. */
final class Deeds {

  private enum Standing {
    OPEN,
    DECIDED,
    AWAY
  }

  private final Random random;
  private final List<String> stages;
  private final Map<String, Standing> deals = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private int opened;
  private int minute;

  Deeds(long seed, List<String> stages) {
    this.random = new Random(seed);
    this.stages = stages;
  }

  /** And one more deal that is won. */
  List<Deed> some(int many) {
    var deeds = new ArrayList<Deed>();
    for (var n = 0; n < many; n++) {
      minute += random.nextInt(3_000);
      var known = List.copyOf(deals.keySet());
      if (known.isEmpty() || random.nextInt(9) == 0) {
        var deal = "d" + ++opened;
        deals.put(deal, Standing.OPEN);
        deeds.add(deed(deal, What.OPEN, into(deal)));
      } else {
        deeds.add(next(known.get(random.nextInt(known.size()))));
      }
    }
    deeds.add(deed("last", What.OPEN, stages.getFirst()));
    deeds.add(deed("last", What.WIN, null));
    return deeds;
  }

  private Deed next(String deal) {
    return switch (deals.get(deal)) {
      case AWAY -> {
        deals.put(deal, Standing.OPEN);
        yield deed(deal, What.HAND_BACK, into(deal));
      }
      case DECIDED -> {
        switch (random.nextInt(12)) {
          case 0 -> {
            deals.remove(deal);
            yield deed(deal, What.DELETE, null);
          }
          case 1, 2, 3 -> {
            deals.put(deal, Standing.OPEN);
            yield deed(deal, What.REOPEN, into(deal));
          }
          default -> {
            yield deed(deal, What.WORTH, null);
          }
        }
      }
      case OPEN -> open(deal);
    };
  }

  private Deed open(String deal) {
    switch (random.nextInt(14)) {
      case 0 -> {
        deals.put(deal, Standing.DECIDED);
        return deed(deal, What.WIN, null);
      }
      case 1 -> {
        deals.put(deal, Standing.DECIDED);
        return deed(deal, What.LOSE, null);
      }
      case 2 -> {
        deals.put(deal, Standing.AWAY);
        return deed(deal, What.HAND_AWAY, null);
      }
      case 3 -> {
        return deed(deal, What.WORTH, null);
      }
      case 4 -> {
        return deed(deal, What.REASSIGN, null);
      }
      case 5 -> {
        deals.remove(deal);
        return deed(deal, What.DELETE, places.get(deal));
      }
      default -> {
        var from = places.get(deal);
        var others = stages.stream().filter(stage -> !stage.equals(from)).toList();
        var to = others.get(random.nextInt(others.size()));
        places.put(deal, to);
        return deed(deal, What.MOVE, to);
      }
    }
  }

  private String into(String deal) {
    var stage = stages.get(random.nextInt(stages.size()));
    places.put(deal, stage);
    return stage;
  }

  private Deed deed(String deal, What what, String stage) {
    return new Deed(deal, what, stage, minute, random.nextBoolean() ? "rita" : "otto");
  }
}
