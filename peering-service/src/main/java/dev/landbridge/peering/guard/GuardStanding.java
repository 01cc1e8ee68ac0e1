package dev.landbridge.peering.guard;

import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.VpcEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one requester stands with the guard of one accepter.
 *
 * @param listing on which list the requester is, if on any
 * @param rules the accepter's rules for this requester
 */
public record GuardStanding(
    GuardPolicy policy, @Nullable Listing listing, List<AcceptanceRule> rules) {
  /** Of an account that never had a guard, and within one account. */
  public static final GuardStanding UNGUARDED =
      new GuardStanding(GuardPolicy.OPEN, null, List.of());

  public GuardStanding {
    rules = List.copyOf(rules);
  }

  /** On which list of a guard a requester is. */
  public enum Listing {
    ALLOWED,
    DENIED
  }

  /** Whether the requester may ask; who may not must not learn that there is somebody to ask. */
  public boolean admits(VpcEnd requester, VpcEnd accepter, Instant now) {
    if (listing != null) {
      return listing == Listing.ALLOWED;
    }
    return switch (policy) {
      case OPEN -> true;
      case LISTED_ONLY -> acceptedBy(requester, accepter, now).isPresent();
    };
  }

  /** The rule by which the accepter has accepted beforehand: the oldest that fits. */
  public Optional<AcceptanceRule> acceptedBy(VpcEnd requester, VpcEnd accepter, Instant now) {
    return rules.stream().filter(rule -> rule.covers(requester, accepter, now)).findFirst();
  }
}
