package dev.landbridge.peering.vpc;

import static dev.landbridge.platform.access.Verb.CHANGE;
import static dev.landbridge.platform.access.Verb.READ;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.ResourceName;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.peering.region.RegionCatalogue;
import dev.landbridge.peering.vpc.VpcCommand.AddCidrBlock;
import dev.landbridge.peering.vpc.VpcCommand.AmendVpc;
import dev.landbridge.peering.vpc.VpcCommand.CreateVpc;
import dev.landbridge.peering.vpc.VpcCommand.DeleteVpc;
import dev.landbridge.peering.vpc.VpcCommand.RemoveCidrBlock;
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
import java.util.stream.Stream;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** VPCs and the CIDR blocks they hold. */
@RestController
@RequestMapping(VpcController.PATH)
class VpcController {
  static final String PATH = "/v1/vpcs";

  private final Commands commands;
  private final VpcRegister register;
  private final VpcQueries queries;
  private final QuotaRegister quotas;
  private final RegionCatalogue regions;
  private final PeeringSettings settings;
  private final IdSource ids;

  VpcController(
      Commands commands,
      VpcRegister register,
      VpcQueries queries,
      QuotaRegister quotas,
      RegionCatalogue regions,
      PeeringSettings settings,
      IdSource ids) {
    this.commands = commands;
    this.register = register;
    this.queries = queries;
    this.quotas = quotas;
    this.regions = regions;
    this.settings = settings;
    this.ids = ids;
  }

  record CreateRequest(
      @NotNull Region region,
      @NotNull CidrBlock cidrBlock,
      @Nullable ResourceName name,
      @Nullable Tags tags) {}

  record AmendRequest(@Nullable ResourceName name, @Nullable Tags tags) {}

  record BlockRequest(@NotNull CidrBlock cidrBlock) {}

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<VpcResource> create(@RequestBody CreateRequest body, Caller caller) {
    var account = caller.requireAccount();
    quotas.lock(Stream.of(account.text()));
    var id = ids.next(VpcId::parse, VpcId.PREFIX);
    Versioned<Vpc> created =
        commands.send(
            new CreateVpc(
                id,
                account,
                body.region(),
                body.cidrBlock(),
                Optional.ofNullable(body.name()).orElse(ResourceName.NONE).text(),
                Optional.ofNullable(body.tags()).orElse(Tags.NONE),
                regions.access(account, body.region()),
                settings.vpcAddresses(),
                quotas.used(QuotaRegister.scope(account, body.region()), Quota.VPCS_PER_REGION),
                quotas.limit(account, Quota.VPCS_PER_REGION)));
    return Answers.created(
        PATH + "/" + id, VpcResource.of(created.state(), created.version()), created.version());
  }

  @Needs(READ)
  @GetMapping
  Page<VpcResource> list(@ParameterObject VpcFilter filter, PageRequest page, Caller caller) {
    return Page.of(queries.list(filter, scope(caller), page), page, Positioned::position)
        .map(Positioned::item);
  }

  @Needs(READ)
  @GetMapping("/{id}")
  ResponseEntity<VpcResource> get(@PathVariable VpcId id, Caller caller) {
    var vpc = queries.find(id, scope(caller)).orElseThrow(() -> ProblemException.noSuch("vpc", id));
    return Answers.ok(vpc, vpc.version());
  }

  @Needs(CHANGE)
  @PatchMapping("/{id}")
  ResponseEntity<VpcResource> amend(
      @PathVariable VpcId id, @RequestBody AmendRequest body, Caller caller) {
    var account = owner(id, caller);
    var name = body.name();
    return answer(
        commands.send(new AmendVpc(id, account, name == null ? null : name.text(), body.tags())));
  }

  @Needs(CHANGE)
  @PostMapping("/{id}/cidr-blocks")
  ResponseEntity<VpcResource> add(
      @PathVariable VpcId id, @RequestBody BlockRequest body, Caller caller) {
    var account = owner(id, caller);
    register.lockWithPeers(id);
    return answer(
        commands.send(
            new AddCidrBlock(
                id,
                account,
                body.cidrBlock(),
                settings.vpcAddresses(),
                quotas.limit(account, Quota.SECONDARY_CIDR_BLOCKS_PER_VPC),
                register.peers(id, body.cidrBlock()))));
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}/cidr-blocks")
  ResponseEntity<VpcResource> remove(
      @PathVariable VpcId id, @RequestParam CidrBlock cidrBlock, Caller caller) {
    var account = owner(id, caller);
    register.lockWithPeers(id);
    return answer(commands.send(new RemoveCidrBlock(id, account, cidrBlock)));
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable VpcId id, Caller caller) {
    var account = owner(id, caller);
    register.lock(id);
    commands.send(new DeleteVpc(id, account, register.connections(id)));
    return Answers.noContent();
  }

  /** The caller's account, if it may change this VPC; the same answer for foreign and absent. */
  private AccountId owner(VpcId id, Caller caller) {
    var account = caller.requireAccount();
    return register
        .find(id)
        .map(VpcRegister.Entry::account)
        .filter(account::equals)
        .orElseThrow(() -> ProblemException.noSuch("vpc", id));
  }

  /** An operator who names no account reads those of everybody. */
  static Optional<AccountId> scope(Caller caller) {
    return caller.isOperator() ? caller.account() : Optional.of(caller.requireAccount());
  }

  private static ResponseEntity<VpcResource> answer(Versioned<Vpc> decided) {
    return Answers.ok(VpcResource.of(decided.state(), decided.version()), decided.version());
  }
}
