package dev.landbridge.gateway.tencentapi.vpc;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secondary CIDR blocks of VPCs: several in one action, one by one here. */
@Component
final class AssistantCidrActions implements ActionGroup {
  private static final int MOST = 100;
  private static final Listing<VpcView> LISTING =
      Listing.<VpcView>of(VpcId::parse, vpc -> vpc.id().text())
          .by("vpc-id", (vpc, value) -> vpc.id().text().equals(value));

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateAssistantCidr", CreateAssistantCidr.class, AssistantCidrActions::create),
        Action.of("DeleteAssistantCidr", DeleteAssistantCidr.class, AssistantCidrActions::delete),
        Action.of("ModifyAssistantCidr", ModifyAssistantCidr.class, AssistantCidrActions::modify),
        Action.of(
            "DescribeAssistantCidr", DescribeAssistantCidr.class, AssistantCidrActions::describe));
  }

  record CreateAssistantCidr(String vpcId, List<String> cidrBlocks) {}

  record Assistants(List<AssistantCidr> assistantCidrSet) {}

  private static Assistants create(CreateAssistantCidr input, Call call) {
    return change(VpcId.parse(input.vpcId()), List.of(), input.cidrBlocks(), call);
  }

  record DeleteAssistantCidr(String vpcId, List<String> cidrBlocks) {}

  private static Done delete(DeleteAssistantCidr input, Call call) {
    change(VpcId.parse(input.vpcId()), input.cidrBlocks(), List.of(), call);
    return new Done();
  }

  record ModifyAssistantCidr(
      String vpcId, @Nullable List<String> newCidrBlocks, @Nullable List<String> oldCidrBlocks) {}

  private static Assistants modify(ModifyAssistantCidr input, Call call) {
    return change(
        VpcId.parse(input.vpcId()),
        orNone(input.oldCidrBlocks()),
        orNone(input.newCidrBlocks()),
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
    return new DescribedAssistants(part.items(), part.total());
  }

  /** The old go first, so that new ones may overlap them. */
  private static Assistants change(VpcId vpc, List<String> old, List<String> fresh, Call call) {
    checkEachOnce(Stream.concat(old.stream(), fresh.stream()).toList());
    var before = call.get(VpcView.path(vpc), VpcView.class);
    AllOrNothing.of(
        steps -> {
          for (var block : old) {
            steps.step(
                () -> {
                  call.delete(block(vpc, block));
                  return block;
                },
                gone -> add(vpc, gone, call));
          }
          for (var block : fresh) {
            if (before.has(block)) {
              add(vpc, block, call); // a repeat: what was there before is not for us to take back
            } else {
              steps.step(() -> add(vpc, block, call), _ -> call.delete(block(vpc, block)));
            }
          }
          return steps;
        });
    return new Assistants(AssistantCidr.of(call.get(VpcView.path(vpc), VpcView.class)));
  }

  record Block(String cidrBlock) {}

  private static VpcView add(VpcId vpc, String block, Call call) {
    return call.post(VpcView.path(vpc) + "/cidr-blocks", new Block(block), VpcView.class);
  }

  private static String block(VpcId vpc, String block) {
    return VpcView.path(vpc) + "/cidr-blocks?cidrBlock=" + Call.encoded(block);
  }

  private static void checkEachOnce(List<String> blocks) {
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

  private static List<String> orNone(@Nullable List<String> blocks) {
    return blocks == null ? List.of() : blocks;
  }
}
