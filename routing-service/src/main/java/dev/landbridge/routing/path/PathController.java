package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether packets get from one address to another and back, and why not. Changes nothing. */
@RestController
class PathController {
  private final SourceReader sources;
  private final PathReader places;

  PathController(SourceReader sources, PathReader places) {
    this.sources = sources;
    this.places = places;
  }

  record Question(
      @Nullable VpcId sourceVpcId, @NotNull IpAddress source, @NotNull IpAddress destination) {}

  @PostMapping("/v1/path-analyses")
  PathAnalysis analyse(Caller caller, @Valid @RequestBody Question question) {
    var account = caller.requireAccount();
    if (question.source().family() != question.destination().family()) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "address-families-differ",
          "Expected two addresses of one family, but got %s and %s."
              .formatted(question.source(), question.destination()));
    }
    return vpcOf(question, account)
        .flatMap(vpc -> places.place(vpc, question.source()))
        .map(source -> from(source, question.destination(), account))
        .orElseGet(() -> nowhere(question, account));
  }

  private Optional<VpcId> vpcOf(Question question, AccountId account) {
    var found = sources.vpcsOf(question.source(), question.sourceVpcId(), account);
    if (found.size() > 1) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "ambiguous-source",
          "Several VPCs hold " + question.source() + ": choose one as sourceVpcId.",
          Map.of("vpcIds", found));
    }
    return found.stream().findFirst();
  }

  private PathAnalysis from(Place source, IpAddress destination, AccountId account) {
    return new PathFinder(account).analyse(source, destination, destination(source, destination));
  }

  private Optional<Place> destination(Place source, IpAddress address) {
    return source.holds(address)
        ? places.place(source.vpcId(), address)
        : source.heading(address).flatMap(link -> places.place(link.peerVpc(), address));
  }

  private static PathAnalysis nowhere(Question question, AccountId account) {
    var blockers = new Blockers(account);
    return PathAnalysis.of(
        Direction.blocked(blockers.noVpc(question.source())),
        Direction.blocked(blockers.unknown(question.destination())));
  }
}
