package dev.landbridge.gateway.tencentapi.peering;

import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Filter;
import dev.landbridge.gateway.tencentapi.Listing;
import dev.landbridge.gateway.tencentapi.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The peering connections of VPCs of a region. Deleted ones are not listed: the cloud's filter has
 * no such state.
 */
final class PeeringList {
  private static final String BY_NAME = "PeeringConnectionName";
  private static final Set<String> STATES =
      new TreeSet<>(Set.of("PENDING", "ACTIVE", "EXPIRED", "REJECTED"));
  private static final Listing<PeeringView> LISTING =
      Listing.<PeeringView>of(PeeringConnectionId::parse, connection -> connection.id().text())
          .by("vpc-id", PeeringView::joins)
          .by("state", STATES, (connection, value) -> connection.cloudState().equals(value))
          .by("peering-connection-name", (connection, value) -> connection.name().contains(value))
          .refusing("InvalidParameter");

  private PeeringList() {}

  record Describe(
      @Nullable List<String> peeringConnectionIds,
      @Nullable List<Filter> filters,
      @Nullable Integer offset,
      @Nullable Integer limit,
      @Nullable String orderField,
      @Nullable String orderDirection) {}

  record Described(int totalCount, List<PeerConnection> peerConnectionSet) {}

  static Described describe(Describe input, Call call) {
    var wanted =
        new Wanted(input.peeringConnectionIds(), input.filters(), input.offset(), input.limit());
    var order = order(input);
    var path = PeeringView.PATH + "?region=" + call.region();
    var all =
        call.all(path, PeeringView.class).stream()
            .filter(connection -> !connection.state().equals("deleted"))
            .filter(connection -> connection.isSeenIn(call.region()))
            .sorted(order)
            .toList();
    var part = LISTING.part(wanted, all);
    return new Described(part.total(), part.items().stream().map(PeerConnection::of).toList());
  }

  private static Comparator<PeeringView> order(Describe input) {
    var byTime = Comparator.comparing(PeeringView::createdAt);
    Comparator<PeeringView> order =
        isOneOf("OrderField", input.orderField(), "CreatedTime", BY_NAME)
            ? Comparator.comparing(PeeringView::name).thenComparing(byTime)
            : byTime;
    return isOneOf("OrderDirection", input.orderDirection(), "ASC", "DESC")
        ? order.reversed()
        : order;
  }

  /** Whether it is the second, which is not taken where nothing is said. */
  private static boolean isOneOf(
      String parameter, @Nullable String value, String first, String second) {
    if (value == null || value.isEmpty() || value.equals(first)) {
      return false;
    }
    if (value.equals(second)) {
      return true;
    }
    throw new CloudError(
        "InvalidParameterValue", "Expected " + parameter + " to be " + first + " or " + second);
  }
}
