package io.dealstream.command.imports.mapping;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a YAML document. Read as nodes: nothing is constructed, each text stays as it was
 * written (a date is no date yet), and a mistake can be told with its key and line.
 */
final class Yaml {

  private static final int LONGEST_DOCUMENT = 256 * 1024;

  private final Node node;
  private final String key;

  private Yaml(Node node, String key) {
    this.node = node;
    this.key = key;
  }

  static Yaml read(String text) throws BadMapping {
    var limits = new LoaderOptions();
    limits.setCodePointLimit(LONGEST_DOCUMENT);
    limits.setNestingDepthLimit(20);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowDuplicateKeys(false);
    try {
      var root =
          new org.yaml.snakeyaml.Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
      if (root == null) {
        throw new BadMapping("mapping", 1, "it is empty");
      }
      return new Yaml(root, "");
    } catch (MarkedYAMLException noYaml) {
      var mark = noYaml.getProblemMark();
      throw new BadMapping("mapping", mark == null ? 1 : mark.getLine() + 1, problemOf(noYaml));
    } catch (YAMLException noYaml) {
      throw new BadMapping("mapping", 1, String.valueOf(noYaml.getMessage()));
    }
  }

  private static String problemOf(MarkedYAMLException noYaml) {
    return noYaml.getProblem() == null ? "this is no YAML" : noYaml.getProblem();
  }

  BadMapping bad(String why) {
    return new BadMapping(key.isEmpty() ? "mapping" : key, node.getStartMark().getLine() + 1, why);
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  String text() throws BadMapping {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw bad("a single value belongs here");
  }

  /** The places of a list; a single place is a list of one. */
  List<Yaml> list() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    var places = new ArrayList<Yaml>();
    for (var child : sequence.getValue()) {
      places.add(new Yaml(child, key + "[" + places.size() + "]"));
    }
    return places;
  }

  /** The texts of a list, or of a single value. */
  List<String> texts() throws BadMapping {
    var texts = new ArrayList<String>();
    for (var place : list()) {
      texts.add(place.text());
    }
    return texts;
  }

  Map<String, Yaml> map() throws BadMapping {
    if (!(node instanceof MappingNode mapping)) {
      throw bad("keys and values belong here");
    }
    var children = new LinkedHashMap<String, Yaml>();
    for (var tuple : mapping.getValue()) {
      var name = new Yaml(tuple.getKeyNode(), key).text();
      var child = new Yaml(tuple.getValueNode(), key.isEmpty() ? name : key + "." + name);
      if (children.put(name, child) != null) {
        throw child.bad("the key stands twice");
      }
    }
    return children;
  }

  /** The same as {@link #map}, where only these keys may stand. */
  Map<String, Yaml> map(Set<String> known) throws BadMapping {
    var children = map();
    for (var child : children.entrySet()) {
      if (!known.contains(child.getKey())) {
        throw child
            .getValue()
            .bad("this key is not known; known here: " + String.join(", ", new TreeSet<>(known)));
      }
    }
    return children;
  }

  Optional<Yaml> child(String name) throws BadMapping {
    return Optional.ofNullable(map().get(name));
  }

  /** What JSON would call the same: maps, lists, texts, numbers and booleans. */
  Object json() throws BadMapping {
    return switch (node) {
      case MappingNode _ -> {
        var object = new LinkedHashMap<String, Object>();
        for (var child : map().entrySet()) {
          object.put(child.getKey(), child.getValue().json());
        }
        yield object;
      }
      case SequenceNode _ -> {
        var array = new ArrayList<Object>();
        for (var child : list()) {
          array.add(child.json());
        }
        yield array;
      }
      default -> scalar();
    };
  }

  private Object scalar() throws BadMapping {
    var text = text();
    if (node.getTag().equals(Tag.BOOL)) {
      return bool(text);
    }
    if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
      try {
        // A whole number stays one: where a count is wanted, a decimal is refused.
        return node.getTag().equals(Tag.INT) ? new BigInteger(text) : new BigDecimal(text);
      } catch (NumberFormatException notPlain) {
        throw bad("'%s' is no plain number".formatted(text));
      }
    }
    return text;
  }

  private boolean bool(String text) throws BadMapping {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad("say true or false, or put the text in quotes");
    };
  }
}
