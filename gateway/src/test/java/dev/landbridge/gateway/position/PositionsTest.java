package dev.landbridge.gateway.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.testkit.Seeds;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PositionsTest {

  @Test
  void aHeaderReadsBackAsItWas() {
    assertThat(Positions.parse("routing/0@4,peering/3@17").header())
        .isEqualTo("peering/3@17,routing/0@4");
    assertThat(Positions.parse(" peering/3@17 , routing/0@4 ").header())
        .isEqualTo("peering/3@17,routing/0@4");
    assertThat(Positions.parse("")).isEqualTo(Positions.NONE);
  }

  @Test
  void ofALogNamedTwiceTheLaterPlaceCounts() {
    assertThat(Positions.parse("peering/3@17,peering/3@9").header()).isEqualTo("peering/3@17");
  }

  @Test
  void whatIsMalformedIsRefused() {
    for (var header :
        new String[] {
          "x",
          "peering",
          "peering/1",
          "peering@1",
          "/1@1",
          "peering/@1",
          "peering/1@",
          "peering/-1@1",
          "peering/1@-1",
          "peering/1@1x",
          "PEERING/1@1",
          "peer ing/1@1",
          "peering/1@1,,routing/1@1",
          "peering/1@99999999999999999999",
          "peering/1@1\u0000",
          "a/1@1,".repeat(1000)
        }) {
      assertThatThrownBy(() -> Positions.parse(header))
          .as(header)
          .isInstanceOf(MalformedValue.class);
    }
  }

  @Test
  void mergingKeepsTheLaterPlaces() {
    assertThat(Positions.parse("a/1@5,b/1@5").merge(Positions.parse("a/1@7,b/1@3,c/1@1")).header())
        .isEqualTo("a/1@7,b/1@5,c/1@1");
  }

  @Test
  void whatIsKnownIsNoLongerBeyond() {
    assertThat(Positions.parse("a/1@5,b/1@5,c/1@5").beyond(Positions.parse("a/1@5,b/1@4")).header())
        .isEqualTo("b/1@5,c/1@5");
  }

  @Test
  void theLawsHoldForAnyPositions() {
    Seeds.thousand(
        random -> {
          var a = positions(random);
          var b = positions(random);
          assertThat(a.merge(b)).isEqualTo(b.merge(a));
          assertThat(a.merge(a)).isEqualTo(a);
          assertThat(a.beyond(a.merge(b))).isEqualTo(Positions.NONE);
          assertThat(a.beyond(b).merge(b)).isEqualTo(a.merge(b));
          assertThat(Positions.parse(a.header())).isEqualTo(a);
        });
  }

  @Test
  void anyTextIsEitherPositionsOrRefused() {
    Seeds.thousand(
        random -> {
          var text = new StringBuilder();
          for (int i = random.nextInt(20); i > 0; i--) {
            text.append("ab/@,01 x-\u0000é".charAt(random.nextInt(12)));
          }
          try {
            var read = Positions.parse(text.toString());
            assertThat(Positions.parse(read.header())).isEqualTo(read);
          } catch (MalformedValue expected) {
            assertThat(expected.getMessage()).startsWith("Expected");
          }
        });
  }

  static Positions positions(RandomGenerator random) {
    var items = new TreeMap<String, Long>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.put("peering/" + random.nextInt(3), (long) random.nextInt(10));
    }
    return new Positions(items);
  }
}
