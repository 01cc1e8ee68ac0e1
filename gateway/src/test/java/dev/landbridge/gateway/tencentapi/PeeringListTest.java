package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the list of peering connections is ordered and narrowed. */
class PeeringListTest {
  private static final String DESCRIBE = "DescribeVpcPeeringConnections";

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  /** The first by name is the last by time. */
  @BeforeEach
  void stage() {
    fixture.peeringAnswers(
        "GET /v1/vpc-peering-connections",
        "{\"items\":[%s,%s,%s]}"
            .formatted(
                connection(0, "b", "active"),
                connection(1, "c", "isolated"),
                connection(2, "a", "pending")));
  }

  private static String connection(int number, String name, String state) {
    return """
    {"id":"pcx-0123456789abcdef%1$d","accountId":"100000000001","state":"%3$s","role":"requester",
     "requester":{"accountId":"100000000001","vpcId":"vpc-0123456789abcdef0",
      "region":"ap-guangzhou","cidrBlocks":[]},
     "accepter":{"accountId":"100000000002","vpcId":"vpc-0123456789abcdef1",
      "region":"ap-beijing","cidrBlocks":[]},
     "name":"%2$s","description":"","bandwidthMbps":100,"chargeType":"daily-peak",
     "serviceLevel":"gold","tags":{},"expiresAt":"2026-01-22T08:00:00.000Z",
     "createdAt":"2026-01-1%1$dT08:00:00.000Z","version":0}\
    """
        .formatted(number, name, state);
  }

  private static List<String> names(Map<String, Object> body) {
    var set = fixture.call(DESCRIBE, body).expectDone().response().path("PeerConnectionSet");
    return StreamSupport.stream(set.spliterator(), false)
        .map(one -> one.path("PeeringConnectionName").asString(""))
        .toList();
  }

  private static List<String> ordered(String field, String direction) {
    return names(Map.of("OrderField", field, "OrderDirection", direction));
  }

  @Test
  void theOrderIsByTimeOrNameInEitherDirection() {
    assertThat(names(Map.of())).containsExactly("b", "c", "a");
    assertThat(ordered("CreatedTime", "ASC")).containsExactly("b", "c", "a");
    assertThat(ordered("CreatedTime", "DESC")).containsExactly("a", "c", "b");
    assertThat(ordered("PeeringConnectionName", "ASC")).containsExactly("a", "b", "c");
    assertThat(ordered("PeeringConnectionName", "DESC")).containsExactly("c", "b", "a");
    fixture.call(DESCRIBE, Map.of("OrderField", "Colour")).expect("InvalidParameterValue");
  }

  private static Map<String, Object> filter(String name, String... values) {
    return Map.of("Filters", List.of(Map.of("Name", name, "Values", List.of(values))));
  }

  @Test
  void statesToFilterForAreTheDocumentedFour() {
    assertThat(names(filter("state", "PENDING", "ACTIVE"))).containsExactly("b", "a");
    assertThat(names(filter("state", "EXPIRED", "REJECTED"))).isEmpty();
    for (var state : List.of("ISOLATED", "DELETED", "pending", "PEDNING", "")) {
      fixture.call(DESCRIBE, filter("state", "ACTIVE", state)).expect("InvalidParameterValue");
    }
  }

  @Test
  void anUnknownFilterIsABadParameter() {
    fixture.call(DESCRIBE, filter("colour", "red")).expect("InvalidParameter");
    fixture.call(DESCRIBE, filter("tag-key", "team")).expect("InvalidParameter");
  }
}
