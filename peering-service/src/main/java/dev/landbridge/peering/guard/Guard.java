package dev.landbridge.peering.guard;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The states the guard of an account can be in. */
sealed interface Guard {

  /** The account never changed anything: everybody may ask. */
  record None() implements Guard {}

  record Kept(GuardPolicy policy, List<ListedRequester> requesters, List<AddedRule> rules)
      implements Guard {
    public Kept {
      requesters = List.copyOf(requesters);
      rules = List.copyOf(rules);
    }

    Kept with(GuardPolicy newPolicy) {
      return new Kept(newPolicy, requesters, rules);
    }

    /** Stays where it is in the order, whichever list it comes from. */
    Kept with(ListedRequester listed) {
      var known = requester(listed.requester());
      var changed = known.map(was -> listed.since(was.listedAt())).orElse(listed);
      return new Kept(
          policy,
          known.isPresent()
              ? requesters.stream().map(was -> was.isFor(changed) ? changed : was).toList()
              : Stream.concat(requesters.stream(), Stream.of(changed)).toList(),
          rules);
    }

    Kept without(AccountId requester) {
      return new Kept(
          policy,
          requesters.stream().filter(listed -> !listed.requester().equals(requester)).toList(),
          rules);
    }

    Kept with(AddedRule added) {
      return new Kept(policy, requesters, Stream.concat(rules.stream(), Stream.of(added)).toList());
    }

    Kept without(AcceptanceRuleId id) {
      return new Kept(
          policy,
          requesters,
          rules.stream().filter(added -> !added.rule().id().equals(id)).toList());
    }
  }

  /** An account on one of the two lists. */
  record ListedRequester(AccountId requester, Listing listing, String note, Instant listedAt) {
    boolean isFor(ListedRequester other) {
      return requester.equals(other.requester);
    }

    boolean says(Listing otherListing, String otherNote) {
      return listing == otherListing && note.equals(otherNote);
    }

    ListedRequester since(Instant at) {
      return new ListedRequester(requester, listing, note, at);
    }
  }

  /** A rule, and when it came. */
  record AddedRule(AcceptanceRule rule, Instant addedAt) {}

  /** What it says, also where nobody ever said it. */
  default Kept kept() {
    return switch (this) {
      case None _ -> new Kept(GuardPolicy.OPEN, List.of(), List.of());
      case Kept k -> k;
    };
  }

  default Optional<ListedRequester> requester(AccountId account) {
    return kept().requesters().stream()
        .filter(listed -> listed.requester().equals(account))
        .findFirst();
  }

  default Optional<AddedRule> rule(AcceptanceRuleId id) {
    return kept().rules().stream().filter(added -> added.rule().id().equals(id)).findFirst();
  }
}
