package dev.landbridge.peering.vpc;

import static dev.landbridge.platform.access.Verb.CHANGE;
import static dev.landbridge.platform.access.Verb.READ;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.ResourceName;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.peering.vpc.SubnetQueries.SubnetFilter;
import dev.landbridge.peering.vpc.VpcCommand.AmendSubnet;
import dev.landbridge.peering.vpc.VpcCommand.CreateSubnet;
import dev.landbridge.peering.vpc.VpcCommand.DeleteSubnet;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The subnets of VPCs. */
@RestController
@RequestMapping(SubnetController.PATH)
class SubnetController {
  static final String PATH = "/v1/subnets";

  private final Commands commands;
  private final VpcRegister register;
  private final SubnetQueries queries;
  private final QuotaRegister quotas;
  private final PeeringSettings settings;
  private final IdSource ids;

  SubnetController(
      Commands commands,
      VpcRegister register,
      SubnetQueries queries,
      QuotaRegister quotas,
      PeeringSettings settings,
      IdSource ids) {
    this.commands = commands;
    this.register = register;
    this.queries = queries;
    this.quotas = quotas;
    this.settings = settings;
    this.ids = ids;
  }

  record CreateRequest(
      @NotNull VpcId vpcId,
      @NotNull CidrBlock cidrBlock,
      @Nullable ResourceName name,
      @Nullable Tags tags) {}

  record AmendRequest(@Nullable ResourceName name, @Nullable Tags tags) {}

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<SubnetResource> create(@RequestBody CreateRequest body, Caller caller) {
    var account = caller.requireAccount();
    if (!owns(account, body.vpcId())) {
      throw ProblemException.noSuch("vpc", body.vpcId());
    }
    register.lock(body.vpcId());
    var id = ids.next(SubnetId::parse, SubnetId.PREFIX);
    Versioned<Vpc> decided =
        commands.send(
            new CreateSubnet(
                body.vpcId(),
                account,
                id,
                body.cidrBlock(),
                Optional.ofNullable(body.name()).orElse(ResourceName.NONE).text(),
                Optional.ofNullable(body.tags()).orElse(Tags.NONE),
                settings.subnetAddresses(),
                quotas.limit(account, Quota.SUBNETS_PER_VPC)));
    return Answers.created(
        PATH + "/" + id,
        SubnetResource.of(decided.state(), id, decided.version()),
        decided.version());
  }

  @Needs(READ)
  @GetMapping
  Page<SubnetResource> list(@ParameterObject SubnetFilter filter, PageRequest page, Caller caller) {
    return Page.of(
            queries.list(filter, VpcController.scope(caller), page), page, Positioned::position)
        .map(Positioned::item);
  }

  @Needs(READ)
  @GetMapping("/{id}")
  ResponseEntity<SubnetResource> get(@PathVariable SubnetId id, Caller caller) {
    var subnet =
        queries
            .find(id, VpcController.scope(caller))
            .orElseThrow(() -> ProblemException.noSuch("subnet", id));
    return Answers.ok(subnet, subnet.version());
  }

  @Needs(CHANGE)
  @PatchMapping("/{id}")
  ResponseEntity<SubnetResource> amend(
      @PathVariable SubnetId id, @RequestBody AmendRequest body, Caller caller) {
    var vpc = vpc(id, caller);
    var name = body.name();
    Versioned<Vpc> decided =
        commands.send(
            new AmendSubnet(
                vpc, caller.requireAccount(), id, name == null ? null : name.text(), body.tags()));
    return Answers.ok(SubnetResource.of(decided.state(), id, decided.version()), decided.version());
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable SubnetId id, Caller caller) {
    commands.send(new DeleteSubnet(vpc(id, caller), caller.requireAccount(), id));
    return Answers.noContent();
  }

  /** The VPC of a subnet of the caller's, locked; the same answer for foreign and absent. */
  private VpcId vpc(SubnetId id, Caller caller) {
    var account = caller.requireAccount();
    var vpc = register.vpcOf(id, account).orElseThrow(() -> ProblemException.noSuch("subnet", id));
    register.lock(vpc);
    return vpc;
  }

  private boolean owns(AccountId account, VpcId vpc) {
    return register.find(vpc).map(VpcRegister.Entry::account).filter(account::equals).isPresent();
  }
}
