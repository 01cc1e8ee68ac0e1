package dev.landbridge.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vpc-",
        "vpc-0123456789ABCDEF0",
        "pcx-0123456789abcdef0",
        "vpc-0123456789abcdef",
        "vpc-0123456789abcdef00",
        "vpc-0123456789abcdefg",
        "vpc-0123456789abcde/:",
        "vpc-0123456789abcde`0",
        "vpc-0123456789abcdef\uFF11",
        "vpc_0123456789abcdef0"
      })
  void anIdHasItsPrefixAndSeventeenHexDigits(String text) {
    assertThat(new VpcId("vpc-0123456789abcdef0").text()).isEqualTo("vpc-0123456789abcdef0");
    assertThatThrownBy(() -> new VpcId(text)).isInstanceOf(MalformedValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789", "1234567890123", "0123456789", "12345678９0"})
  void anAccountIdHasTenToTwelveDigits(String text) {
    assertThat(new AccountId("1234567890").text()).isEqualTo("1234567890");
    assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void keysOfOtherSystemsKeepTheirIds() {
    assertThat(new ApiKeyId("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE").text()).startsWith("AKID");
    assertThatThrownBy(() -> new ApiKeyId("a.b.c.d.e.f")).isInstanceOf(MalformedValue.class);
  }

  @Test
  void aRegionIsAWordOfTheField() {
    assertThat(new Region("ap-guangzhou").text()).isEqualTo("ap-guangzhou");
    assertThatThrownBy(() -> new Region("Guangzhou!")).isInstanceOf(MalformedValue.class);
  }

  @Test
  void namesHaveLimitsAndNoControlCharacters() {
    assertThat(Names.name("x".repeat(60))).hasSize(60);
    assertThat(Names.name("对等连接 🛰")).isEqualTo("对等连接 🛰");
    assertThatThrownBy(() -> Names.name("x".repeat(61))).isInstanceOf(MalformedValue.class);
    assertThatThrownBy(() -> Names.name("a\u0000b")).isInstanceOf(MalformedValue.class);
    assertThatThrownBy(() -> Names.name("a\ud800")).isInstanceOf(MalformedValue.class);
    assertThatThrownBy(() -> Names.description("x".repeat(256))).isInstanceOf(MalformedValue.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\u001b[31m", "\r\n", "\u0085", "\u009b", "\u2028", "\u2029", "\u202e"})
  void whatIsRefusedIsShownWithoutWhatForgesLogLines(String hostile) {
    assertThatThrownBy(() -> new Region("a" + hostile + "b"))
        .hasMessageContaining("a�")
        .hasMessageNotContaining(hostile);
  }

  /** Half a character, sent or left where a long text is cut, cannot be written as JSON. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud800",
        "\udc00",
        "🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰🛰"
      })
  void whatIsRefusedIsShownInWholeCharacters(String hostile) {
    assertThatThrownBy(() -> new Region("x" + hostile))
        .satisfies(
            refused ->
                assertThat(String.valueOf(refused.getMessage()).codePoints())
                    .noneMatch(c -> Character.getType(c) == Character.SURROGATE));
  }

  @Test
  void tagsAreFewShortAndSorted() {
    assertThat(new Tags(Map.of("b", "1", "a", "2")).pairs().keySet()).containsExactly("a", "b");
    var many = new HashMap<String, String>();
    for (int i = 0; i < 51; i++) {
      many.put("k" + i, "v");
    }
    assertThatThrownBy(() -> new Tags(many)).isInstanceOf(MalformedValue.class);
    assertThatThrownBy(() -> new Tags(Map.of(" ", "v"))).isInstanceOf(MalformedValue.class);
    assertThatThrownBy(() -> new Tags(Map.of("k", "\n"))).isInstanceOf(MalformedValue.class);
  }

  @Test
  void eventTypesHaveOneNameEach() {
    var names = new HashSet<String>();
    for (var context : EventCatalogue.contexts()) {
      for (var name : EventCatalogue.typesOf(context).keySet()) {
        assertThat(names.add(name)).as(name).isTrue();
      }
    }
    assertThat(names)
        .contains("PeeringRequested", "PeeringAccepted", "RouteAdded", "AccountOpened");
  }
}
