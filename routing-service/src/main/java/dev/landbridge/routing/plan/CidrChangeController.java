package dev.landbridge.routing.plan;

import static dev.landbridge.platform.access.Verb.ASK;
import static java.util.stream.Collectors.toMap;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.NetworkReader;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.network.OwnCidrBlock;
import dev.landbridge.routing.network.OwnedNetwork;
import dev.landbridge.routing.network.VpcRegister;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a CIDR block that came, or is to go, means for the routes of both sides. */
@RestController
@RequestMapping("/v1/cidr-changes")
class CidrChangeController {
  private final NetworkReader reader;
  private final VpcRegister vpcs;
  private final OwnedNetwork owned;

  CidrChangeController(NetworkReader reader, VpcRegister vpcs, OwnedNetwork owned) {
    this.reader = reader;
    this.vpcs = vpcs;
    this.owned = owned;
  }

  /**
   * @param vpcId the VPC whose block it is, or its peer
   */
  @Needs(ASK)
  @GetMapping
  Page<CidrChange> list(
      Caller caller,
      @RequestParam(required = false) @Nullable VpcId vpcId,
      @RequestParam(required = false) @Nullable Boolean complete,
      @RequestParam(required = false) @Nullable Granularity granularity,
      PageRequest page) {
    var found =
        changes(caller.requireAccount(), Optional.ofNullable(granularity)).stream()
            .filter(concerning(vpcId))
            .filter(change -> complete == null || complete == change.complete())
            .filter(change -> change.place() > page.after())
            .sorted(Comparator.comparingLong(CidrChange::place))
            .limit(page.limit() + 1L)
            .toList();
    return Page.of(found, page, CidrChange::place);
  }

  private List<CidrChange> changes(AccountId account, Optional<Granularity> granularity) {
    var network = reader.of(account, NetworkReader.NOW);
    return new CidrChanges(
            network, account, granularity.orElse(Granularity.SUBNET), this::blocksSince)
        .find();
  }

  private static Predicate<CidrChange> concerning(@Nullable VpcId vpcId) {
    return change ->
        vpcId == null || change.sides().stream().anyMatch(side -> side.vpcId().equals(vpcId));
  }

  private Map<CidrBlock, Instant> blocksSince(VpcId vpc) {
    return vpcs.ownCidrBlocks(vpc).stream()
        .collect(toMap(OwnCidrBlock::cidrBlock, OwnCidrBlock::since, (one, _) -> one));
  }

  @Needs(ASK)
  @GetMapping("/removal-preview")
  RemovalPreview preview(
      Caller caller, @RequestParam VpcId vpcId, @RequestParam CidrBlock cidrBlock) {
    var network = around(vpcId, caller);
    var vpc = vpc(network, vpcId);
    if (!vpc.cidrBlocks().contains(cidrBlock)) {
      throw ProblemException.noSuch("cidr-block", cidrBlock);
    }
    return RemovalPreview.of(network, vpc, cidrBlock);
  }

  /**
   * @param cidrBlock one that the VPC may get
   */
  @Needs(ASK)
  @GetMapping("/addition-preview")
  AdditionPreview additionPreview(
      Caller caller, @RequestParam VpcId vpcId, @RequestParam CidrBlock cidrBlock) {
    var network = around(vpcId, caller);
    return AdditionPreview.of(network, vpc(network, vpcId), cidrBlock);
  }

  /** No foreign VPC is looked around. */
  private Network around(VpcId id, Caller caller) {
    return reader.around(owned.vpc(id, caller.requireAccount()).id(), NetworkReader.NOW);
  }

  private static Vpc vpc(Network network, VpcId id) {
    return network.vpc(id).orElseThrow(() -> ProblemException.noSuch("vpc", id));
  }
}
