package dev.landbridge.routing.path;

import static dev.landbridge.platform.access.Verb.ASK;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.model.NetworkReader;
import dev.landbridge.routing.network.Limits;
import dev.landbridge.routing.network.PeeringLimits;
import dev.landbridge.routing.path.Matrix.Granularity;
import dev.landbridge.routing.path.Matrix.Row;
import dev.landbridge.routing.path.PathAnalysis.Protocol;
import dev.landbridge.routing.whatif.Change;
import dev.landbridge.routing.whatif.WhatIf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether packets get from one place to another and back, and why not. Changes nothing. */
@RestController
class PathController {
  private static final int MOST_CHANGES = 100;

  private final NetworkReader networks;
  private final Clock clock;
  private final Limits limits;
  private final PeeringLimits peering;

  PathController(NetworkReader networks, Clock clock, Limits limits, PeeringLimits peering) {
    this.networks = networks;
    this.clock = clock;
    this.limits = limits;
    this.peering = peering;
  }

  /**
   * @param sourceVpcId the VPC of a source that is given as an address only
   * @param asOf a moment of the past
   * @param whatIf answer as if these had been done
   */
  record Question(
      @Nullable VpcId sourceVpcId,
      @NotNull @Valid Endpoint source,
      @NotNull @Valid Endpoint destination,
      @Nullable Protocol protocol,
      @Nullable @Min(1) @Max(65_535) Integer port,
      @Nullable Instant asOf,
      @Nullable @Size(max = MOST_CHANGES) List<@NotNull @Valid Change> whatIf) {}

  record WhatIfQuestion(
      @NotEmpty @Size(max = MOST_CHANGES) List<@NotNull @Valid Change> changes,
      @Nullable Instant asOf) {}

  @Needs(ASK)
  @PostMapping("/v1/path-analyses")
  PathAnalysis analyse(Caller caller, @Valid @RequestBody Question question) {
    var account = caller.requireAccount();
    var network = networks.of(account, moment(question.asOf()));
    var changes = Objects.requireNonNullElse(question.whatIf(), List.<Change>of());
    var changed = whatIf(account, question.asOf()).after(network, changes);
    return new Analyst(changed, account, question.asOf() != null)
        .answer(question.source().in(question.sourceVpcId()), question.destination())
        .about(question.protocol(), question.port(), question.asOf());
  }

  @Needs(ASK)
  @PostMapping("/v1/path-analyses/what-if")
  Effects whatIf(Caller caller, @Valid @RequestBody WhatIfQuestion question) {
    var account = caller.requireAccount();
    var before = networks.of(account, moment(question.asOf()));
    var after = whatIf(account, question.asOf()).after(before, question.changes());
    return Effects.between(before, after, account);
  }

  private WhatIf whatIf(AccountId account, @Nullable Instant asOf) {
    return new WhatIf(account, clock.instant(), asOf != null, limits, peering);
  }

  @Needs(ASK)
  @GetMapping("/v1/reachability")
  Page<Row> reachability(
      Caller caller,
      @RequestParam(required = false) @Nullable VpcId vpcId,
      @RequestParam(required = false) @Nullable Granularity granularity,
      @RequestParam(required = false) @Nullable Instant asOf,
      PageRequest page) {
    var account = caller.requireAccount();
    var matrix = matrix(account, granularity, asOf, vpcId);
    return vpcId == null
        ? matrix.page(matrix.sources(), matrix::destinations, page)
        : matrix.page(matrix.sources(vpcId), matrix::neighbours, page);
  }

  @Needs(ASK)
  @GetMapping("/v1/vpcs/{vpcId}/reachability")
  Page<Row> reachabilityOf(
      Caller caller,
      @PathVariable VpcId vpcId,
      @RequestParam(required = false) @Nullable Granularity granularity,
      @RequestParam(required = false) @Nullable Instant asOf,
      PageRequest page) {
    return reachability(caller, vpcId, granularity, asOf, page);
  }

  private Matrix matrix(
      AccountId account,
      @Nullable Granularity granularity,
      @Nullable Instant asOf,
      @Nullable VpcId vpcId) {
    var network = networks.of(account, moment(asOf));
    var unknown =
        Optional.ofNullable(vpcId)
            .filter(id -> network.vpcsOf(account).stream().noneMatch(vpc -> vpc.id().equals(id)));
    if (unknown.isPresent() && asOf == null) {
      throw ProblemException.noSuch("vpc", unknown.get());
    }
    return new Matrix(
        network, account, Objects.requireNonNullElse(granularity, Granularity.SUBNET));
  }

  private Instant moment(@Nullable Instant asOf) {
    return NetworkReader.moment(asOf, clock.instant());
  }
}
