package dev.landbridge.peering.connection;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEnd;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and is kept in every state: the ends, what it carries, what each calls it.
 *
 * @param acceptedByRule the rule of the accepter by which it was accepted, if by any
 */
record PeeringTerms(
    PeeringConnectionId id,
    VpcEnd requester,
    VpcEnd accepter,
    Traffic traffic,
    SideNotes requesterNotes,
    SideNotes accepterNotes,
    Instant requestedAt,
    Instant expiresAt,
    @Nullable AcceptanceRuleId acceptedByRule) {

  /** What it may carry and how that is billed. */
  record Traffic(int bandwidthMbps, ChargeType chargeType, ServiceLevel serviceLevel) {}

  boolean isRequester(AccountId account) {
    return requester.account().equals(account);
  }

  boolean isAccepter(AccountId account) {
    return accepter.account().equals(account);
  }

  boolean concerns(AccountId account) {
    return isRequester(account) || isAccepter(account);
  }

  /** Whether it is the other account's request to this one. */
  boolean isAskedOf(AccountId account) {
    return isAccepter(account) && !isRequester(account);
  }

  boolean isAcrossRegions() {
    return !requester.region().equals(accepter.region());
  }

  boolean hasExpiredAt(Instant now) {
    return !now.isBefore(expiresAt);
  }

  List<AccountId> accounts() {
    return Stream.of(requester.account(), accepter.account()).distinct().toList();
  }

  /** The side of {@code account}; the requester's, where it has both or none. */
  SideNotes notesOf(AccountId account) {
    return isAskedOf(account) ? accepterNotes : requesterNotes;
  }

  PeeringTerms notes(AccountId account, UnaryOperator<SideNotes> change) {
    return new PeeringTerms(
        id,
        requester,
        accepter,
        traffic,
        isRequester(account) ? change.apply(requesterNotes) : requesterNotes,
        isAccepter(account) ? change.apply(accepterNotes) : accepterNotes,
        requestedAt,
        expiresAt,
        acceptedByRule);
  }

  PeeringTerms carrying(Traffic newTraffic) {
    return new PeeringTerms(
        id,
        requester,
        accepter,
        newTraffic,
        requesterNotes,
        accepterNotes,
        requestedAt,
        expiresAt,
        acceptedByRule);
  }

  PeeringTerms until(Instant newExpiresAt) {
    return new PeeringTerms(
        id,
        requester,
        accepter,
        traffic,
        requesterNotes,
        accepterNotes,
        requestedAt,
        newExpiresAt,
        acceptedByRule);
  }

  PeeringTerms accepted(@Nullable AcceptanceRuleId byRule) {
    return new PeeringTerms(
        id,
        requester,
        accepter,
        traffic,
        requesterNotes,
        accepterNotes,
        requestedAt,
        expiresAt,
        byRule);
  }
}
