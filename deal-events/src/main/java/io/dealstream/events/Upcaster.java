package io.dealstream.events;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an event of an older version is read as one of the next version. What is stored and published
 * stays as it is; this is the reader's business.
 *
 * @param from the older version's name
 * @param to the next version's name
 * @param change makes the older version's fields the next one's
 */
public record Upcaster(String from, String to, Consumer<ObjectNode> change) {}
