package dev.landbridge.peering.connection;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.Wish;
import dev.landbridge.peering.connection.PeeringConnection.Isolated;
import dev.landbridge.peering.connection.PeeringConnection.Rejected;
import dev.landbridge.peering.connection.PeeringResource.End;
import dev.landbridge.peering.guard.GuardStanding;
import dev.landbridge.peering.region.RegionCatalogue;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.store.SharedEndings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a decision about a connection rests on, and how its outcome looks to a side. */
@Component
class PeeringGround {
  private final PeeringRegister register;
  private final PeeringFactsRegister facts;
  private final RegionCatalogue regions;
  private final PeeringSettings settings;
  private final SharedEndings endings;

  PeeringGround(
      PeeringRegister register,
      PeeringFactsRegister facts,
      RegionCatalogue regions,
      PeeringSettings settings,
      SharedEndings endings) {
    this.register = register;
    this.facts = facts;
    this.regions = regions;
    this.settings = settings;
    this.endings = endings;
  }

  Optional<PeeringRegister.Entry> find(PeeringConnectionId id) {
    return register.find(id);
  }

  PeeringFacts facts(VpcId requester, VpcId accepter) {
    return facts.facts(requester, accepter);
  }

  /**
   * For a request: nobody waits for, or holds up, VPCs that it does not name rightly or may not ask
   * for. Those are refused by what was seen, whatever happens to them meanwhile. Where the decision
   * can be compared with the register when it is stored, its locks are held only then, and shared.
   */
  PeeringFacts facts(AccountId caller, Wish wish, Instant now) {
    var look = facts.look(wish.requesterVpcId(), wish.accepterVpcId());
    var seen = look.seen();
    if (CreationRules.named(wish, caller, seen, now).isPresent()) {
      return seen;
    }
    var asked = CreationRules.asked(wish, caller);
    var compared = !asked.equals(caller) && seen.guard().equals(GuardStanding.UNGUARDED);
    return compared && endings.arePossible()
        ? look.believed()
        : facts.facts(wish.requesterVpcId(), wish.accepterVpcId(), asked);
  }

  /** For a request that is made anew; who may not ask any more waits for nobody. */
  PeeringFacts facts(PeeringRegister.Entry entry, Instant now) {
    var requester = entry.requesterVpc();
    var accepter = entry.accepterVpc();
    var seen = facts.look(requester, accepter).seen();
    return CreationRules.askable(requester, accepter, seen, now).isPresent()
        ? seen
        : facts.facts(requester, accepter, entry.accepter());
  }

  PeeringRules rules() {
    return new PeeringRules(settings.acceptanceWindow(), settings.bandwidthTiersMbps());
  }

  Access access(AccountId account, PeeringFacts facts) {
    var from = facts.requester();
    var to = facts.accepter();
    if (from == null || to == null) {
      return Access.EVERYWHERE; // there is nothing to have access to
    }
    var fromRegion = from.end().region();
    var toRegion = to.end().region();
    return new Access(
        regions.access(account, fromRegion),
        regions.access(account, toRegion),
        regions.connects(fromRegion, toRegion));
  }

  /**
   * Without an account, the requester's view but no role. The blocks are those of now; of an
   * accepter that has not agreed, others see those of the request.
   */
  PeeringResource resource(Versioned<PeeringConnection> decided, Optional<AccountId> viewer) {
    var state = decided.state();
    var terms = state.known().orElseThrow();
    var live = state.status().isLive();
    var blocks = live ? facts.blocks(terms.requester(), terms.accepter()) : List.<VpcEnd>of();
    return resource(decided, viewer, blocks);
  }

  /** Of a live one, with the blocks that the decision rests on. */
  PeeringResource resource(
      Versioned<PeeringConnection> decided, Optional<AccountId> viewer, PeeringFacts facts) {
    return resource(decided, viewer, facts.ends());
  }

  private PeeringResource resource(
      Versioned<PeeringConnection> decided, Optional<AccountId> viewer, List<VpcEnd> blocks) {
    var state = decided.state();
    var terms = state.known().orElseThrow();
    var told = isToldOfAccepter(state, terms, viewer);
    var requester = End.of(current(terms.requester(), blocks));
    var accepter = End.of(told ? current(terms.accepter(), blocks) : terms.accepter());
    var notes = terms.notesOf(viewer.orElse(requester.accountId()));
    var traffic = terms.traffic();
    return new PeeringResource(
        terms.id(),
        requester.accountId(),
        state.status(),
        requester,
        accepter,
        viewer
            .filter(terms::concerns)
            .map(account -> PeeringRole.of(account, requester.accountId(), accepter.accountId()))
            .orElse(null),
        notes.name(),
        notes.description(),
        traffic.bandwidthMbps(),
        PeeringResource.ceiling(
            requester, accepter, traffic.bandwidthMbps(), settings.sameRegionCeilingMbps()),
        traffic.chargeType(),
        traffic.serviceLevel(),
        notes.tags(),
        reason(state),
        viewer.filter(terms::isAskedOf).flatMap(_ -> known(state)).orElse(null),
        viewer.filter(terms::isAskedOf).isPresent() ? terms.acceptedByRule() : null,
        terms.expiresAt(),
        terms.requestedAt(),
        decided.version());
  }

  /** Whether the accepter of a pending request knows who asks. */
  private Optional<Boolean> known(PeeringConnection state) {
    return switch (state) {
      case PeeringConnection.Pending p ->
          Optional.of(
              register.known(p.terms().accepter().account(), p.terms().requester().account()));
      case PeeringConnection.None _,
          PeeringConnection.Active _,
          Isolated _,
          Rejected _,
          PeeringConnection.Expired _,
          PeeringConnection.Deleted _ ->
          Optional.empty();
    };
  }

  /** The requester agreed by asking to show its VPC as it is, the accepter does by accepting. */
  private static boolean isToldOfAccepter(
      PeeringConnection state, PeeringTerms terms, Optional<AccountId> viewer) {
    return state.status() != PeeringStatus.PENDING || viewer.map(terms::isAccepter).orElse(true);
  }

  private static VpcEnd current(VpcEnd end, List<VpcEnd> now) {
    return now.stream().filter(other -> other.vpcId().equals(end.vpcId())).findFirst().orElse(end);
  }

  private static @Nullable String reason(PeeringConnection state) {
    return switch (state) {
      case Rejected s -> s.reason();
      case Isolated s -> s.reason();
      case PeeringConnection.None _,
          PeeringConnection.Pending _,
          PeeringConnection.Active _,
          PeeringConnection.Expired _,
          PeeringConnection.Deleted _ ->
          null;
    };
  }
}
