package dev.landbridge.peering.classic;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectId;

/** Why something about a classic interconnect is not possible. */
sealed interface ClassicRejection extends Rejection {

  /** Unknown, or nothing of the caller's: the two look the same. */
  record NoSuchInterconnect(ClassicInterconnectId id) implements ClassicRejection {
    @Override
    public String code() {
      return "no-such-classic-interconnect";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such classic interconnect";
    }
  }

  record AlreadyJoined(Region local, Region remote) implements ClassicRejection {
    @Override
    public String code() {
      return "classic-interconnect-already-exists";
    }

    @Override
    public String detail() {
      return "Expected no classic interconnect between %s and %s, but there is one"
          .formatted(local, remote);
    }
  }
}
