package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.Tags;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Done;
import dev.landbridge.gateway.tencentapi.Filter;
import dev.landbridge.gateway.tencentapi.Listing;
import dev.landbridge.gateway.tencentapi.Tag;
import dev.landbridge.gateway.tencentapi.Wanted;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** VPCs. */
@Component
final class VpcActions implements ActionGroup {
  private static final Listing<VpcView> LISTING =
      Listing.<VpcView>of(VpcId::parse, vpc -> vpc.id().text())
          .by("vpc-id", (vpc, value) -> vpc.id().text().equals(value))
          .by("vpc-name", (vpc, value) -> vpc.name().contains(value))
          .by("cidr-block", (vpc, value) -> vpc.cidrBlock().text().equals(value))
          .by("ipv6-cidr-block", VpcActions::hasIpv6)
          .by("isp-type", (vpc, value) -> hasIpv6(vpc, block -> block.ispType().equals(value)))
          .by(
              "address-type",
              (vpc, value) -> hasIpv6(vpc, block -> block.addressType().equals(value)))
          .by("is-default", (_, value) -> value.equalsIgnoreCase("false"))
          .byTags(VpcView::tags);

  private static boolean hasIpv6(VpcView vpc, String block) {
    return vpc.secondary(IpFamily.IPV6).anyMatch(ours -> ours.text().equals(block));
  }

  private static boolean hasIpv6(VpcView vpc, Predicate<Vpc.Ipv6Block> such) {
    return vpc.secondary(IpFamily.IPV6).map(Vpc.Ipv6Block::of).anyMatch(such);
  }

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateVpc", CreateVpc.class, VpcActions::create),
        Action.of("DescribeVpcs", DescribeVpcs.class, VpcActions::describe),
        Action.of("ModifyVpcAttribute", ModifyVpcAttribute.class, VpcActions::modify),
        Action.of("DeleteVpc", DeleteVpc.class, VpcActions::delete));
  }

  record CreateVpc(
      String vpcName,
      String cidrBlock,
      @Nullable String enableMulticast,
      @Nullable List<String> dnsServers,
      @Nullable String domainName,
      @Nullable List<Tag> tags,
      @Nullable Boolean enableRouteVpcPublish,
      @Nullable Boolean enableRouteVpcPublishIpv6) {}

  record CreatedVpc(Vpc vpc) {}

  private record NewVpc(Region region, String cidrBlock, String name, Map<String, String> tags) {}

  private static CreatedVpc create(CreateVpc input, Call call) {
    Extras.refuseMulticast(input.enableMulticast());
    Extras.refuse("DnsServers", input.dnsServers());
    Extras.refuse("DomainName", input.domainName());
    Extras.refuse("EnableRouteVpcPublish", input.enableRouteVpcPublish());
    Extras.refuse("EnableRouteVpcPublishIpv6", input.enableRouteVpcPublishIpv6());
    var body =
        new NewVpc(
            call.region(), input.cidrBlock(), input.vpcName(), Tag.mapOf(input.tags(), Tags.MOST));
    return new CreatedVpc(Vpc.of(call.post(VpcView.PATH, body, VpcView.class)));
  }

  record DescribeVpcs(
      @Nullable List<String> vpcIds,
      @Nullable List<Filter> filters,
      @Nullable Integer offset,
      @Nullable Integer limit) {}

  record DescribedVpcs(int totalCount, List<Vpc> vpcSet) {}

  private static DescribedVpcs describe(DescribeVpcs input, Call call) {
    var wanted = new Wanted(input.vpcIds(), input.filters(), input.offset(), input.limit());
    var part = LISTING.part(wanted, VpcView.all(call));
    return new DescribedVpcs(part.total(), part.items().stream().map(Vpc::of).toList());
  }

  record ModifyVpcAttribute(
      String vpcId,
      @Nullable String vpcName,
      @Nullable String enableMulticast,
      @Nullable List<String> dnsServers,
      @Nullable String domainName,
      @Nullable Boolean enableRouteVpcPublish,
      @Nullable Boolean enableCdcPublish,
      @Nullable Boolean enableRouteVpcPublishIpv6) {}

  record Renamed(@Nullable String name) {}

  private static Done modify(ModifyVpcAttribute input, Call call) {
    Extras.refuseMulticast(input.enableMulticast());
    Extras.refuse("DnsServers", input.dnsServers());
    Extras.refuse("DomainName", input.domainName());
    Extras.refuse("EnableRouteVpcPublish", input.enableRouteVpcPublish());
    Extras.refuse("EnableRouteVpcPublishIpv6", input.enableRouteVpcPublishIpv6());
    if (Boolean.TRUE.equals(input.enableCdcPublish())) {
      throw new CloudError(
          "UnsupportedOperation.CdcPublishNeedCdcId",
          "Expected no dedicated cluster: there is none");
    }
    var path = VpcView.path(VpcId.parse(input.vpcId()));
    call.patch(path, new Renamed(input.vpcName()), VpcView.class);
    return new Done();
  }

  record DeleteVpc(String vpcId) {}

  private static Done delete(DeleteVpc input, Call call) {
    call.delete(VpcView.path(VpcId.parse(input.vpcId())));
    return new Done();
  }
}
