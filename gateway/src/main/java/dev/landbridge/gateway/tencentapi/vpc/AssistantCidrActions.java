package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.AllOrNothing;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Done;
import dev.landbridge.gateway.tencentapi.Filter;
import dev.landbridge.gateway.tencentapi.Listing;
import dev.landbridge.gateway.tencentapi.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secondary CIDR blocks of VPCs: several in one action, one by one here. */
@Component
final class AssistantCidrActions implements ActionGroup {
  private static final int MOST = 100;
  private static final Listing<VpcView> LISTING =
      Listing.<VpcView>of(VpcId::parse, vpc -> vpc.id().text())
          .by("vpc-id", (vpc, value) -> vpc.id().text().equals(value))
          .refusing("InvalidParameterValue");

  /** Whosever network is in the way of a block: it is a block that is. */
  private static final Map<String, String> MODIFYING =
      Map.of("overlaps-other-peer", "InvalidParameterValue.VpcCidrConflict");

  private static final Map<String, String> CREATING =
      Map.of(
          "overlaps-other-peer", "InvalidParameterValue.VpcCidrConflict",
          "cidr-block-not-allowed", "InvalidParameterValue.SubnetRange");

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateAssistantCidr", CreateAssistantCidr.class, AssistantCidrActions::create)
            .instead(CREATING),
        Action.of("DeleteAssistantCidr", DeleteAssistantCidr.class, AssistantCidrActions::delete),
        Action.of("ModifyAssistantCidr", ModifyAssistantCidr.class, AssistantCidrActions::modify)
            .instead(MODIFYING),
        Action.of(
            "DescribeAssistantCidr", DescribeAssistantCidr.class, AssistantCidrActions::describe));
  }

  record CreateAssistantCidr(String vpcId, List<String> cidrBlocks) {}

  record Assistants(List<AssistantCidr> assistantCidrSet) {}

  private static Assistants create(CreateAssistantCidr input, Call call) {
    return change(VpcId.parse(input.vpcId()), List.of(), blocks(input.cidrBlocks()), call);
  }

  record DeleteAssistantCidr(String vpcId, List<String> cidrBlocks) {}

  private static Done delete(DeleteAssistantCidr input, Call call) {
    var vpc = VpcId.parse(input.vpcId());
    var blocks = blocks(input.cidrBlocks());
    checkEachOnce(blocks);
    return AllOrNothing.of(
        steps -> {
          remove(vpc, blocks, steps, call);
          return new Done();
        });
  }

  record ModifyAssistantCidr(
      String vpcId, @Nullable List<String> newCidrBlocks, @Nullable List<String> oldCidrBlocks) {}

  private static Assistants modify(ModifyAssistantCidr input, Call call) {
    return change(
        VpcId.parse(input.vpcId()),
        blocks(input.oldCidrBlocks()),
        blocks(input.newCidrBlocks()),
        call);
  }

  record DescribeAssistantCidr(
      @Nullable List<String> vpcIds,
      @Nullable List<Filter> filters,
      @Nullable Integer offset,
      @Nullable Integer limit) {}

  record DescribedAssistants(List<AssistantCidr> assistantCidrSet, int totalCount) {}

  /** Ids and filters name VPCs; what is counted and cut are their blocks. */
  private static DescribedAssistants describe(DescribeAssistantCidr input, Call call) {
    var wanted = new Wanted(input.vpcIds(), input.filters(), input.offset(), input.limit());
    var part = LISTING.part(wanted, VpcView.all(call), vpc -> AssistantCidr.of(vpc).stream());
    return new DescribedAssistants(AssistantCidr.withSubnets(part.items(), call), part.total());
  }

  /** The old go first, so that new ones may overlap them. */
  private static Assistants change(
      VpcId vpc, List<CidrBlock> old, List<CidrBlock> fresh, Call call) {
    checkEachOnce(Stream.concat(old.stream(), fresh.stream()).toList());
    var before = call.get(VpcView.path(vpc), VpcView.class);
    return AllOrNothing.of(
        steps -> {
          remove(vpc, old, steps, call);
          var after =
              add(before, fresh, steps, call)
                  .orElseGet(() -> call.get(VpcView.path(vpc), VpcView.class));
          return new Assistants(AssistantCidr.of(after));
        });
  }

  private static void remove(VpcId vpc, List<CidrBlock> old, AllOrNothing steps, Call call) {
    for (var block : old) {
      steps.step(
          () -> {
            call.delete(block(vpc, block));
            return block;
          },
          gone -> "removed " + gone + " from " + vpc,
          gone -> add(vpc, gone, call));
    }
  }

  /** The VPC as the last of them left it. */
  private static Optional<VpcView> add(
      VpcView before, List<CidrBlock> fresh, AllOrNothing steps, Call call) {
    var vpc = before.id();
    var after = Optional.<VpcView>empty();
    for (var block : fresh) {
      after =
          Optional.of(
              before.has(block)
                  ? add(vpc, block, call) // a repeat: it is not for us to take back
                  : steps.step(
                      () -> add(vpc, block, call),
                      _ -> "added " + block + " to " + vpc,
                      _ -> call.delete(block(vpc, block))));
    }
    return after;
  }

  record Block(CidrBlock cidrBlock) {}

  private static VpcView add(VpcId vpc, CidrBlock block, Call call) {
    return call.post(VpcView.path(vpc) + "/cidr-blocks", new Block(block), VpcView.class);
  }

  private static String block(VpcId vpc, CidrBlock block) {
    return VpcView.path(vpc) + "/cidr-blocks?cidrBlock=" + Call.encoded(block.text());
  }

  private static void checkEachOnce(List<CidrBlock> blocks) {
    if (blocks.isEmpty()) {
      throw new CloudError("MissingParameter", "Expected at least one CIDR block");
    }
    if (blocks.size() > MOST) {
      throw new CloudError(
          "InvalidParameterValue.LimitExceeded", "Expected at most " + MOST + " CIDR blocks");
    }
    if (new HashSet<>(blocks).size() < blocks.size()) {
      throw new CloudError("InvalidParameterValue.Duplicate", "Expected each CIDR block once");
    }
  }

  /** However they are written; one that can be none shall not cost others a way back. */
  private static List<CidrBlock> blocks(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts.stream().map(CidrBlock::parse).toList();
  }
}
