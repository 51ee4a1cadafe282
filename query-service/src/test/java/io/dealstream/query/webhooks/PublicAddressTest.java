package io.dealstream.query.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

  /** First and last of what is set apart, so that both neighbours can be looked at. */
  private static final List<String[]> SET_APART =
      List.of(
          new String[] {"10.0.0.0", "10.255.255.255"},
          new String[] {"100.64.0.0", "100.127.255.255"},
          new String[] {"127.0.0.0", "127.255.255.255"},
          new String[] {"169.254.0.0", "169.254.255.255"},
          new String[] {"172.16.0.0", "172.31.255.255"},
          new String[] {"192.168.0.0", "192.168.255.255"},
          new String[] {"198.18.0.0", "198.19.255.255"},
          new String[] {"2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"},
          new String[] {"2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.1.2.3",
        "::10.1.2.3",
        "64:ff9b::a01:203",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2002:a01:203::1",
        "3fff::1",
        "4000::1"
      })
  void is_not(String address) throws UnknownHostException {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "93.184.215.14", "2606:4700::1111", "2a00:1450::200e"})
  void is(String address) throws UnknownHostException {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void what_is_set_apart_ends_where_it_ends() throws UnknownHostException {
    for (var range : SET_APART) {
      var first = number(range[0]);
      var last = number(range[1]);
      assertThat(isPublic(range[0], first)).isFalse();
      assertThat(isPublic(range[0], last)).isFalse();
      assertThat(isPublic(range[0], first.subtract(BigInteger.ONE))).as(range[0]).isTrue();
      assertThat(isPublic(range[0], last.add(BigInteger.ONE))).as(range[1]).isTrue();
      var random = new Random(first.hashCode());
      var size = last.subtract(first).bitLength();
      for (var n = 0; n < 200; n++) {
        var within = first.add(new BigInteger(size, random)).min(last);
        assertThat(isPublic(range[0], within)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2130706433", "127.1", "0"})
  void other_spellings_are_the_same_addresses(String spelling) throws UnknownHostException {
    for (var address : InetAddress.getAllByName(spelling)) {
      assertThat(PublicAddress.is(address)).isFalse();
    }
  }

  private static BigInteger number(String address) throws UnknownHostException {
    return new BigInteger(1, InetAddress.getByName(address).getAddress());
  }

  private static boolean isPublic(String like, BigInteger number) throws UnknownHostException {
    var bytes = new byte[InetAddress.getByName(like).getAddress().length];
    var raw = number.toByteArray();
    for (var n = 0; n < Math.min(raw.length, bytes.length); n++) {
      bytes[bytes.length - 1 - n] = raw[raw.length - 1 - n];
    }
    return PublicAddress.is(InetAddress.getByAddress(bytes));
  }
}
