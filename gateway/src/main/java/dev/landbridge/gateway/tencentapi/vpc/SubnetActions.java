package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.net.IpFamily;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.AllOrNothing;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Done;
import dev.landbridge.gateway.tencentapi.Filter;
import dev.landbridge.gateway.tencentapi.Listing;
import dev.landbridge.gateway.tencentapi.Required;
import dev.landbridge.gateway.tencentapi.Tag;
import dev.landbridge.gateway.tencentapi.Wanted;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Subnets, one by one; several at once are made by {@link SubnetBatch}. */
@Component
final class SubnetActions implements ActionGroup {
  /** A block that may be none is, of a subnet, the wrong one. */
  private static final Map<String, String> CODES =
      Map.of("cidr-block-not-allowed", "InvalidParameterValue.SubnetRange");

  private static final Listing<SubnetView> LISTING =
      Listing.<SubnetView>of(SubnetId::parse, subnet -> subnet.id().text())
          .by("subnet-id", (subnet, value) -> subnet.id().text().equals(value))
          .by("vpc-id", (subnet, value) -> subnet.vpcId().text().equals(value))
          .by("subnet-name", (subnet, value) -> subnet.name().contains(value))
          .by("cidr-block", (subnet, value) -> subnet.cidrBlock().text().equals(value))
          .by("ipv6-cidr-block", (subnet, value) -> subnet.cidrBlock().text().equals(value))
          .by("zone", (subnet, value) -> subnet.zone().equals(value))
          .by(
              "isp-type",
              (subnet, value) -> hasIpv6(subnet, block -> block.ispType().equals(value)))
          .by(
              "address-type",
              (subnet, value) -> hasIpv6(subnet, block -> block.addressType().equals(value)))
          .by("cdc-id", (_, _) -> false)
          .by("is-default", SubnetActions::isNo)
          .by("is-remote-vpc-snat", SubnetActions::isNo)
          .by("is-cdc-subnet", (_, value) -> value.equals("0"))
          .byTags(SubnetView::tags);

  private static boolean hasIpv6(SubnetView subnet, Predicate<Vpc.Ipv6Block> such) {
    return subnet.cidrBlock().family() == IpFamily.IPV6
        && such.test(Vpc.Ipv6Block.of(subnet.cidrBlock()));
  }

  private static boolean isNo(SubnetView subnet, String value) {
    return value.equalsIgnoreCase("false");
  }

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateSubnet", CreateSubnet.class, SubnetActions::create).instead(CODES),
        Action.of("CreateSubnets", SubnetBatch.CreateSubnets.class, SubnetBatch::create)
            .instead(CODES),
        Action.of("DescribeSubnets", DescribeSubnets.class, SubnetActions::describe),
        Action.of("ModifySubnetAttribute", ModifySubnetAttribute.class, SubnetActions::modify),
        Action.of("DeleteSubnet", DeleteSubnet.class, SubnetActions::delete));
  }

  record CreateSubnet(
      String vpcId,
      String subnetName,
      String cidrBlock,
      String zone,
      @Nullable List<Tag> tags,
      @Nullable String cdcId) {}

  record CreatedSubnet(Subnet subnet) {}

  private static CreatedSubnet create(CreateSubnet input, Call call) {
    Extras.refuse("CdcId", input.cdcId());
    var body =
        SubnetBatch.NewSubnet.of(
            VpcId.parse(Required.of("VpcId", input.vpcId())),
            new SubnetBatch.SubnetInput(input.cidrBlock(), input.subnetName(), input.zone(), null),
            input.tags());
    return AllOrNothing.of(
        steps -> {
          var made = SubnetBatch.make(body, call, steps);
          return new CreatedSubnet(SubnetBatch.served(List.of(made), call).getFirst());
        });
  }

  record DescribeSubnets(
      @Nullable List<String> subnetIds,
      @Nullable List<Filter> filters,
      @Nullable Integer offset,
      @Nullable Integer limit,
      @Nullable Integer maxResults,
      @Nullable String nextToken) {}

  record DescribedSubnets(int totalCount, List<Subnet> subnetSet, @Nullable String nextToken) {}

  /** With {@code MaxResults} page by page: the token is where the next page begins. */
  private static DescribedSubnets describe(DescribeSubnets input, Call call) {
    var byToken = input.maxResults() != null || input.nextToken() != null;
    if (byToken && (input.offset() != null || input.limit() != null)) {
      throw new CloudError(
          "InvalidParameter.Coexist", "Expected Offset and Limit, or MaxResults and NextToken");
    }
    var offset = byToken ? Integer.valueOf(start(input)) : input.offset();
    var limit = byToken ? input.maxResults() : input.limit();
    var wanted = new Wanted(input.subnetIds(), input.filters(), offset, limit);
    var part = LISTING.part(wanted, inRegion(call));
    var next = (offset == null ? 0 : offset) + part.items().size();
    return new DescribedSubnets(
        part.total(),
        SubnetBatch.served(part.items(), call),
        byToken && next < part.total() ? Integer.toString(next) : null);
  }

  private static int start(DescribeSubnets input) {
    var token = input.nextToken();
    if (token == null || token.isEmpty()) {
      return 0;
    }
    if (!token.matches("[1-9][0-9]{0,8}")) {
      throw new CloudError(
          "InvalidParameterValue.Malformed", "Expected the NextToken of an earlier answer");
    }
    return Integer.parseInt(token);
  }

  private static List<SubnetView> inRegion(Call call) {
    var vpcs = VpcView.all(call).stream().map(VpcView::id).collect(Collectors.toSet());
    return call.all(SubnetView.PATH, SubnetView.class).stream()
        .filter(subnet -> vpcs.contains(subnet.vpcId()))
        .toList();
  }

  record ModifySubnetAttribute(
      String subnetId, @Nullable String subnetName, @Nullable String enableBroadcast) {}

  private static Done modify(ModifySubnetAttribute input, Call call) {
    if (Extras.isOn("EnableBroadcast", input.enableBroadcast())) {
      throw CloudError.unsupported("Expected no broadcast: it is not offered here");
    }
    call.patch(
        SubnetView.path(SubnetId.parse(input.subnetId())),
        new VpcActions.Renamed(input.subnetName()),
        SubnetView.class);
    return new Done();
  }

  record DeleteSubnet(String subnetId) {}

  private static Done delete(DeleteSubnet input, Call call) {
    call.delete(SubnetView.path(SubnetId.parse(input.subnetId())));
    return new Done();
  }
}
