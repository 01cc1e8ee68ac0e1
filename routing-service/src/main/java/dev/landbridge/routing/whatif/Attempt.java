package dev.landbridge.routing.whatif;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.whatif.WhatIfRejection.ChangeIncomplete;
import dev.landbridge.routing.whatif.WhatIfRejection.ChangeNotPossible;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of several changes, on what those before it left.
 *
 * @param number its place among them, from 0
 */
record Attempt(Network network, Change change, int number, WhatIf whatIf) {

  AccountId account() {
    return whatIf.account();
  }

  int limit(AccountId of, Quota quota) {
    return whatIf.limits().of(of, quota);
  }

  boolean isOwn(VpcId id) {
    return network.vpc(id).filter(vpc -> vpc.owner().equals(account())).isPresent();
  }

  <T> T given(@Nullable T value, String field) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> new CommandRejected(new ChangeIncomplete(number, field)));
  }

  CommandRejected refused(Rejection rule) {
    return new CommandRejected(new ChangeNotPossible(number, rule));
  }

  void refuseIf(Optional<? extends Rejection> rule) {
    if (rule.isPresent()) {
      throw refused(rule.get());
    }
  }

  static ProblemException absent(String resource, Object id) {
    return ProblemException.noSuch(resource, id);
  }
}
