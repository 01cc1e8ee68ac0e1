package dev.landbridge.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class AccountIdsTest {
  @Test
  void idsHaveTwelveDigitsAndNoOrder() {
    var ids = new AccountIds(new SecureRandom());
    var seen = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      seen.add(ids.next().text());
    }
    assertThat(seen).hasSize(1000).allMatch(id -> id.matches("[1-9][0-9]{11}"));
    assertThat(seen.stream().map(id -> id.charAt(0)).distinct()).hasSize(9);
  }
}
