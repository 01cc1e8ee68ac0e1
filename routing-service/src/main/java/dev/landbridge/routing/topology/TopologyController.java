package dev.landbridge.routing.topology;

import static dev.landbridge.platform.access.Verb.ASK;

import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.routing.model.NetworkReader;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's network as one document; with {@code If-None-Match} only if it changed. */
@RestController
class TopologyController {
  private final NetworkReader reader;
  private final Clock clock;

  TopologyController(NetworkReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * @param asOf a moment of the past, as in {@code 2026-01-15T08:00:00Z}
   */
  @Needs(ASK)
  @GetMapping("/v1/topology")
  ResponseEntity<Topology> get(
      Caller caller, @RequestParam(required = false) @Nullable Instant asOf) {
    var account = caller.requireAccount();
    var network = reader.of(account, NetworkReader.moment(asOf, clock.instant()));
    var topology = new Cartographer(network, account).draw(asOf);
    return Answers.ok(topology, topology.version());
  }
}
