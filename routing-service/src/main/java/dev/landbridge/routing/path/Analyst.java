package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.path.PathRejection.AddressFamiliesDiffer;
import dev.landbridge.routing.path.PathRejection.AmbiguousSource;
import java.util.List;
import java.util.Optional;

/**
 * Answers one question of an account on one picture of the network.
 *
 * @param past what is not there may have come later
 */
record Analyst(Network network, AccountId account, boolean past) {

  PathAnalysis answer(Endpoint source, Endpoint destination) {
    refuseTwoFamilies(source, destination);
    var places = new Places(network, account);
    var found = places.source(source);
    if (found.size() > 1) {
      throw new CommandRejected(new AmbiguousSource(source.name(), vpcs(found)));
    }
    var reachability = new Reachability(network, account);
    if (found.isEmpty()) {
      return nowhere(source, destination, reachability);
    }
    return places
        .destination(destination, found.getFirst())
        .map(
            place ->
                destination.subnetId() == null && places.isOutside(destination)
                    ? reachability.outside(destination)
                    : between(found.getFirst(), place, reachability))
        .map(answer -> isWholeOfAnother(destination) ? answer.withoutAddress() : answer)
        .orElseGet(() -> reachability.unknown(destination.name()));
  }

  /** Which address was looked at would tell of the other account's subnets. */
  private boolean isWholeOfAnother(Endpoint end) {
    return end.vpcId() != null
        && end.address() == null
        && network.vpc(end.vpcId()).filter(vpc -> vpc.owner().equals(account)).isEmpty();
  }

  private static void refuseTwoFamilies(Endpoint source, Endpoint destination) {
    var from = source.address();
    var to = destination.address();
    if (from != null && to != null && from.family() != to.family()) {
      throw new CommandRejected(new AddressFamiliesDiffer(from, to));
    }
  }

  private static List<VpcId> vpcs(List<Place> places) {
    return places.stream().map(Place::vpcId).flatMap(Optional::stream).toList();
  }

  private PathAnalysis nowhere(Endpoint source, Endpoint destination, Reachability reachability) {
    if (source.networkInterfaceId() != null || (past && isNamed(source))) {
      return reachability.unknown(source.name());
    }
    if (source.subnetId() != null) {
      throw ProblemException.noSuch("subnet", source.subnetId());
    }
    if (source.vpcId() != null) {
      throw ProblemException.noSuch("vpc", source.vpcId());
    }
    return reachability.nowhere(source.name(), destination.name());
  }

  private boolean isNamed(Endpoint source) {
    return source.subnetId() != null || source.vpcId() != null || network.vpcs().isEmpty();
  }

  private static PathAnalysis between(Place source, Place destination, Reachability reachability) {
    if (!source.scopes().isEmpty()
        && !destination.scopes().isEmpty()
        && !source.sharesAFamilyWith(destination)) {
      throw new CommandRejected(
          new AddressFamiliesDiffer(
              source.scopes().getFirst().block().family(),
              destination.scopes().getFirst().block().family()));
    }
    return reachability.analyse(source, destination);
  }
}
