package dev.landbridge.events.peering;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to one peering connection. Facts only: past tense, never renamed. {@code
 * accounts} names the requester, then the accepter if another; names, descriptions and tags concern
 * one side only.
 */
public sealed interface PeeringEvent extends DomainEvent {
  PeeringConnectionId id();

  @Override
  default String subject() {
    return id().text();
  }

  /**
   * The requester asked; the accepter has until {@code expiresAt} to answer and sees all of it.
   * Tags are the requester's own: they follow as {@link PeeringTagged}.
   *
   * @param bandwidthMbps the cap across regions; 0 within a region, where none can be set
   */
  record PeeringRequested(
      PeeringConnectionId id,
      VpcEnd requester,
      VpcEnd accepter,
      String name,
      String description,
      int bandwidthMbps,
      ChargeType chargeType,
      ServiceLevel serviceLevel,
      Instant requestedAt,
      Instant expiresAt,
      List<AccountId> accounts)
      implements PeeringEvent {}

  /**
   * Active from now on; between VPCs of one account, and by a rule of the accepter, it follows the
   * request at once.
   *
   * @param rule by which the accepter had accepted beforehand; absent where somebody did it now
   */
  record PeeringAccepted(
      PeeringConnectionId id,
      AccountId acceptedBy,
      @Nullable AcceptanceRuleId rule,
      List<AccountId> accounts)
      implements PeeringEvent {
    public PeeringAccepted(PeeringConnectionId id, AccountId acceptedBy, List<AccountId> accounts) {
      this(id, acceptedBy, null, accounts);
    }
  }

  record PeeringRejected(
      PeeringConnectionId id, AccountId rejectedBy, String reason, List<AccountId> accounts)
      implements PeeringEvent {}

  record PeeringExpired(PeeringConnectionId id, List<AccountId> accounts) implements PeeringEvent {}

  /** The requester of an expired connection asked anew. */
  record PeeringReactivated(PeeringConnectionId id, Instant expiresAt, List<AccountId> accounts)
      implements PeeringEvent {}

  /**
   * The requester took a pending request back.
   *
   * @param routes what becomes of routes through it, which may be there before it is accepted
   */
  record PeeringWithdrawn(
      PeeringConnectionId id, AccountId withdrawnBy, RouteDisposal routes, List<AccountId> accounts)
      implements PeeringEvent {
    public PeeringWithdrawn {
      routes = Objects.requireNonNullElse(routes, RouteDisposal.KEEP); // not said at first
    }
  }

  record PeeringDeleted(
      PeeringConnectionId id, AccountId deletedBy, RouteDisposal routes, List<AccountId> accounts)
      implements PeeringEvent {}

  /** The operator stopped it, or arrears did; the resource stays. */
  record PeeringIsolated(PeeringConnectionId id, String reason, List<AccountId> accounts)
      implements PeeringEvent {}

  record PeeringRestored(PeeringConnectionId id, List<AccountId> accounts)
      implements PeeringEvent {}

  record PeeringRenamed(PeeringConnectionId id, String name, List<AccountId> accounts)
      implements PeeringEvent {}

  record PeeringDescribed(PeeringConnectionId id, String description, List<AccountId> accounts)
      implements PeeringEvent {}

  /** One side's own tags, the whole set. */
  record PeeringTagged(
      PeeringConnectionId id, AccountId taggedBy, Tags tags, List<AccountId> accounts)
      implements PeeringEvent {}

  record PeeringBandwidthChanged(
      PeeringConnectionId id, int bandwidthMbps, List<AccountId> accounts)
      implements PeeringEvent {}

  record PeeringChargeTypeChanged(
      PeeringConnectionId id, ChargeType chargeType, List<AccountId> accounts)
      implements PeeringEvent {}

  record PeeringServiceLevelChanged(
      PeeringConnectionId id, ServiceLevel serviceLevel, List<AccountId> accounts)
      implements PeeringEvent {}
}
