package io.dealstream.query.webhooks;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet: neither this machine, nor its network, nor those
 * that are set apart for something else (RFC 6890 and its registries), nor those that hide another
 * address in themselves.
 */
final class PublicAddress {

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] start, int bits) {

    static Range of(String text) {
      var slash = text.indexOf('/');
      return new Range(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean has(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      var whole = bits / Byte.SIZE;
      if (!Arrays.equals(address, 0, whole, start, 0, whole)) {
        return false;
      }
      var rest = bits % Byte.SIZE;
      return rest == 0 || ((address[whole] ^ start[whole]) & (0xff << (Byte.SIZE - rest))) == 0;
    }
  }

  private static final List<Range> NOT_IPV4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** All that has been given out of IPv6. */
  private static final Range IPV6 = Range.of("2000::/3");

  private static final List<Range> NOT_IPV6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private static final int IPV4_BYTES = 4;

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length == IPV4_BYTES
        ? NOT_IPV4.stream().noneMatch(range -> range.has(bytes))
        : IPV6.has(bytes) && NOT_IPV6.stream().noneMatch(range -> range.has(bytes));
  }

  private static List<Range> ranges(String... texts) {
    return Arrays.stream(texts).map(Range::of).toList();
  }
}
