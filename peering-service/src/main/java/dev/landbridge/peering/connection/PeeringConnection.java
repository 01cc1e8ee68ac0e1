package dev.landbridge.peering.connection;

import java.util.Optional;

/** The states a peering connection can be in. */
sealed interface PeeringConnection {

  /** Nobody asked yet. */
  record None() implements PeeringConnection {}

  record Pending(PeeringTerms terms) implements PeeringConnection {}

  record Active(PeeringTerms terms) implements PeeringConnection {}

  /** Stopped by the operator; the resource stays. */
  record Isolated(PeeringTerms terms, String reason) implements PeeringConnection {}

  record Rejected(PeeringTerms terms, String reason) implements PeeringConnection {}

  record Expired(PeeringTerms terms) implements PeeringConnection {}

  record Deleted(PeeringTerms terms) implements PeeringConnection {}

  default Optional<PeeringTerms> known() {
    return switch (this) {
      case None _ -> Optional.empty();
      case Pending s -> Optional.of(s.terms());
      case Active s -> Optional.of(s.terms());
      case Isolated s -> Optional.of(s.terms());
      case Rejected s -> Optional.of(s.terms());
      case Expired s -> Optional.of(s.terms());
      case Deleted s -> Optional.of(s.terms());
    };
  }

  /** The same state with other terms. */
  default PeeringConnection on(PeeringTerms terms) {
    return switch (this) {
      case None s -> s;
      case Pending _ -> new Pending(terms);
      case Active _ -> new Active(terms);
      case Isolated s -> new Isolated(terms, s.reason());
      case Rejected s -> new Rejected(terms, s.reason());
      case Expired _ -> new Expired(terms);
      case Deleted _ -> new Deleted(terms);
    };
  }

  default PeeringStatus status() {
    return switch (this) {
      case None _, Deleted _ -> PeeringStatus.DELETED;
      case Pending _ -> PeeringStatus.PENDING;
      case Active _ -> PeeringStatus.ACTIVE;
      case Isolated _ -> PeeringStatus.ISOLATED;
      case Rejected _ -> PeeringStatus.REJECTED;
      case Expired _ -> PeeringStatus.EXPIRED;
    };
  }
}
