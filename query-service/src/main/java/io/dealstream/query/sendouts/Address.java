package io.dealstream.query.sendouts;

import io.dealstream.edge.Problem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** E-mail addresses: personal data, which no log and no error of ours tells. */
final class Address {

  private static final int LONGEST = 254;
  private static final Pattern ANY = Pattern.compile("[^\\s<>\",;:]+@[^\\s<>\",;:]+");

  private Address() {}

  /** Whether it is one plain address: no name before it, no list, no group. */
  static boolean isOne(String text) {
    try {
      var parsed = new InternetAddress(text, true);
      return text.length() <= LONGEST
          && text.equals(parsed.getAddress())
          && !parsed.isGroup()
          && text.indexOf('@') > 0
          && text.chars().allMatch(c -> c > ' ' && c < 127);
    } catch (AddressException e) {
      return false;
    }
  }

  /**
   * @throws Problem 400 where it is none
   */
  static String checked(String text) {
    if (!isOne(text)) {
      throw Problem.malformed(
          "malformed-address", "email", "one address like ada@example.com, and nothing else");
    }
    return text;
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** What others said, without the addresses in it. */
  static String without(String text) {
    return ANY.matcher(text).replaceAll("(address)");
  }
}
