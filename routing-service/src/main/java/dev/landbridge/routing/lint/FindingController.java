package dev.landbridge.routing.lint;

import static dev.landbridge.platform.access.Verb.ASK;

import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.RoutingSettings;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.NetworkReader;
import dev.landbridge.routing.network.ConnectionStatus;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong or odd in the caller's network. */
@RestController
class FindingController {
  private final NetworkReader reader;
  private final ExpiryQueries expiries;
  private final RoutingSettings settings;
  private final Clock clock;

  FindingController(
      NetworkReader reader, ExpiryQueries expiries, RoutingSettings settings, Clock clock) {
    this.reader = reader;
    this.expiries = expiries;
    this.settings = settings;
    this.clock = clock;
  }

  @Needs(ASK)
  @GetMapping("/v1/network-findings")
  Page<Finding> list(
      Caller caller,
      @RequestParam(required = false) @Nullable Severity severity,
      @RequestParam(required = false) @Nullable FindingCode code,
      @RequestParam(required = false) @Nullable VpcId vpcId,
      PageRequest page) {
    var account = caller.requireAccount();
    var network = reader.of(account, NetworkReader.NOW);
    var pending =
        network.connections().stream()
            .filter(connection -> connection.concerns(account))
            .filter(connection -> connection.status() == ConnectionStatus.PENDING)
            .map(Connection::id)
            .toList();
    var found =
        new Linter(network, account, expiries.of(pending), settings.expiryNotice())
            .findings(clock.instant()).stream()
                .filter(finding -> severity == null || severity == finding.severity())
                .filter(finding -> code == null || code == finding.code())
                .filter(finding -> vpcId == null || vpcId.equals(finding.vpcId()))
                .filter(finding -> finding.place() > page.after())
                .limit(page.limit() + 1L)
                .toList();
    return Page.of(found, page, Finding::place);
  }
}
