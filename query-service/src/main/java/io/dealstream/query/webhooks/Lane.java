package io.dealstream.query.webhooks;

/**
 * A webhook's deliveries of what happened to one deal, or to something else: each waits for the one
 * before it.
 *
 * @param name {@code kind:id}
 */
record Lane(String webhookId, String name) {

  private static final int KIND = 2;

  /**
   * @param type of an event: its third word tells to what kind of thing it happens
   */
  static String nameOf(String type, String subject) {
    return type.split("\\.", -1)[KIND] + ":" + subject;
  }
}
