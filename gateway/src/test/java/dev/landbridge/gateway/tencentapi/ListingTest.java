package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.peering.VpcId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists by ids or filters, cut by offset and limit, with the total of all that matches. */
class ListingTest {
  private static final Item RED = item(1, "RED", Map.of("team", "net"));
  private static final Item BLUE = item(2, "BLUE", Map.of("team", "ops", "old", ""));
  private static final Item GREEN = item(3, "GREEN", Map.of());
  private static final List<Item> ALL = List.of(RED, BLUE, GREEN);

  private static final Listing<Item> LISTING =
      Listing.<Item>of(VpcId::parse, Item::id)
          .by("name", (item, value) -> item.name().contains(value))
          .byTags(Item::tags);

  record Item(String id, String name, Map<String, String> tags) {}

  private static Item item(int number, String name, Map<String, String> tags) {
    return new Item("vpc-0000000000000000" + number, name, tags);
  }

  private static List<Item> filtered(Filter... filters) {
    return LISTING.part(new Wanted(null, List.of(filters), null, null), ALL).items();
  }

  private static String refused(
      @Nullable List<String> ids,
      @Nullable List<Filter> filters,
      @Nullable Integer offset,
      @Nullable Integer limit) {
    return code(() -> LISTING.part(new Wanted(ids, filters, offset, limit), ALL));
  }

  private static String code(Runnable listing) {
    try {
      listing.run();
      return "nothing";
    } catch (CloudError e) {
      return e.code();
    }
  }

  @Test
  void filtersNarrowAndTheirValuesWiden() {
    assertThat(filtered(new Filter("name", List.of("RE", "BL")))).containsExactly(RED, BLUE, GREEN);
    assertThat(filtered(new Filter("tag:team", List.of("net", "ops")))).containsExactly(RED, BLUE);
    assertThat(filtered(new Filter("tag-key", List.of("old")))).containsExactly(BLUE);
    assertThat(
            filtered(
                new Filter("tag-key", List.of("team")), new Filter("name", List.of("RED", "X"))))
        .containsExactly(RED);
    assertThat(filtered(new Filter("name", List.of()))).isEmpty();
  }

  @Test
  void aPartKnowsHowManyThereAre() {
    var part = LISTING.part(new Wanted(null, null, 1, 1), ALL);
    assertThat(part).isEqualTo(new Listing.Part<>(3, List.of(BLUE)));
    assertThat(LISTING.part(new Wanted(null, null, 7, 1), ALL).items()).isEmpty();
    assertThat(LISTING.part(new Wanted(List.of(BLUE.id()), null, null, null), ALL))
        .isEqualTo(new Listing.Part<>(1, List.of(BLUE)));
  }

  private static Filter values(int number) {
    return new Filter("name", Collections.nCopies(number, "RED"));
  }

  @Test
  void asMuchAsIsDocumentedMayBeAskedFor() {
    assertThat(refused(Collections.nCopies(100, RED.id()), null, null, null)).isEqualTo("nothing");
    assertThat(refused(null, null, 10_000, 100)).isEqualTo("nothing");
    assertThat(refused(null, null, 0, 1)).isEqualTo("nothing");
    assertThat(refused(null, Collections.nCopies(10, values(1)), null, null)).isEqualTo("nothing");
    assertThat(refused(null, List.of(values(100)), null, null)).isEqualTo("nothing");
  }

  @Test
  void aFilterMayHaveAFewValuesOnlyAndUnknownOnesAnotherCode() {
    var listing =
        Listing.<Item>of(VpcId::parse, Item::id)
            .by("name", Set.of("RED", "BLUE"), (item, value) -> item.name().equals(value))
            .refusing("InvalidParameter");
    assertThat(refused(listing, "name", "RED")).isEqualTo("nothing");
    assertThat(refused(listing, "name", "GREEN")).isEqualTo("InvalidParameterValue");
    assertThat(refused(listing, "colour", "red")).isEqualTo("InvalidParameter");
  }

  private static String refused(Listing<Item> listing, String filter, String value) {
    var wanted = new Wanted(null, List.of(new Filter(filter, List.of(value))), null, null);
    return code(() -> listing.part(wanted, ALL));
  }

  @Test
  void whatCannotBeListedIsRefusedInTheDocumentedWords() {
    var one = List.of(RED.id());
    var filter = List.of(new Filter("name", List.of("RED")));
    assertThat(refused(one, filter, null, null)).isEqualTo("InvalidParameter.Coexist");
    assertThat(refused(one, List.of(), null, null)).isEqualTo("nothing");
    assertThat(refused(List.of("vpc-00000000000000009"), null, null, null))
        .isEqualTo("ResourceNotFound");
    assertThatThrownBy(() -> refused(List.of("x"), null, null, null))
        .isInstanceOf(MalformedValue.class);
    assertThat(refused(Collections.nCopies(101, RED.id()), null, null, null))
        .isEqualTo("InvalidParameterValue.LimitExceeded");
    assertThat(refused(null, List.of(new Filter("colour", List.of("red"))), null, null))
        .isEqualTo("InvalidParameter.FilterInvalidKey");
    assertThat(refused(null, Collections.nCopies(11, filter.getFirst()), null, null))
        .isEqualTo("InvalidParameterValue.LimitExceeded");
    for (int limit : new int[] {0, -1, 101}) {
      assertThat(refused(null, null, null, limit)).isEqualTo("InvalidParameterValue.Range");
    }
    assertThat(refused(null, null, -1, null)).isEqualTo("InvalidParameterValue.Range");
    assertThat(refused(null, null, 10_001, null)).isEqualTo("InvalidParameterValue.Range");
    assertThat(refused(null, List.of(values(101)), null, null))
        .isEqualTo("InvalidParameterValue.LimitExceeded");
  }
}
