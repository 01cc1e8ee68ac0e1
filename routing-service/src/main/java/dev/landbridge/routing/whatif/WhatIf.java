package dev.landbridge.routing.whatif;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.network.Limits;
import dev.landbridge.routing.network.PeeringLimits;
import java.time.Instant;
import java.util.List;

/**
 * The network with changes that an account could make but has not; what it may not change is not
 * there for it, and what would be refused is refused here.
 *
 * @param now when they would be made
 * @param ofThePast whether the network is one that was
 * @param limits how much the accounts may have
 * @param peering what else peering-service allows
 */
public record WhatIf(
    AccountId account, Instant now, boolean ofThePast, Limits limits, PeeringLimits peering) {

  public Network after(Network network, List<Change> changes) {
    var changed = network;
    for (int i = 0; i < changes.size(); i++) {
      changed = made(new Attempt(changed, changes.get(i), i, this));
    }
    return changed;
  }

  private static Network made(Attempt attempt) {
    return switch (attempt.change().kind()) {
      case ADD_ROUTE -> new RouteAttempt(attempt).add();
      case REPLACE_ROUTE -> new RouteAttempt(attempt).replace();
      case REMOVE_ROUTE -> new RouteAttempt(attempt).remove();
      case ENABLE_ROUTE -> new RouteAttempt(attempt).enable();
      case DISABLE_ROUTE -> new RouteAttempt(attempt).disable();
      case ASSOCIATE_SUBNET -> new RouteAttempt(attempt).associate();
      case ACCEPT_CONNECTION -> new ConnectionAttempt(attempt).accept();
      case DELETE_CONNECTION -> new ConnectionAttempt(attempt).delete();
      case CHANGE_BANDWIDTH -> new ConnectionAttempt(attempt).cap();
      case ADD_CIDR_BLOCK -> new BlockAttempt(attempt).add();
      case REMOVE_CIDR_BLOCK -> new BlockAttempt(attempt).remove();
    };
  }
}
