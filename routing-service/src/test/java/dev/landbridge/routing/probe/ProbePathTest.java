package dev.landbridge.routing.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.ProbeState;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.Pictures;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.network.ConnectionStatus;
import org.junit.jupiter.api.Test;

class ProbePathTest {
  private static final IpAddress B = IpAddress.parse("10.0.1.20");
  private final Cast cast = Cast.fresh();
  private final NextHop hop = NextHop.through(cast.pcx());
  private final Network guide = Pictures.guide(cast, ConnectionStatus.ACTIVE);

  private ProbeState expected(Network network) {
    return new ProbePath(network, cast.subnetA(), null).expect(B).state();
  }

  private Network there(Network network) {
    return Pictures.route(network, cast.redMain(), "10.0.1.0/24", hop);
  }

  private Network back(Network network) {
    return Pictures.route(network, cast.blueMain(), "192.168.1.0/24", hop);
  }

  @Test
  void withoutARouteThereIsNone() {
    assertThat(expected(guide)).isEqualTo(ProbeState.NO_ROUTE);
    assertThat(expected(there(Pictures.guide(cast, ConnectionStatus.PENDING))))
        .isEqualTo(ProbeState.NO_ROUTE);
  }

  @Test
  void theAnswerNeedsARouteToo() {
    assertThat(expected(there(guide))).isEqualTo(ProbeState.OTHER);
    assertThat(expected(back(there(guide)))).isEqualTo(ProbeState.OK);
  }

  @Test
  void aGivenNextHopNeedsNoRoute() {
    var path = new ProbePath(back(guide), cast.subnetA(), hop);
    assertThat(path.expect(B).state()).isEqualTo(ProbeState.OK);
    assertThat(path.connection(B)).map(c -> c.id()).contains(cast.pcx());
  }

  @Test
  void anAddressInNoSubnetDoesNotAnswer() {
    var path = new ProbePath(back(guide), cast.subnetA(), hop);
    assertThat(path.expect(IpAddress.parse("10.0.9.9")).state()).isEqualTo(ProbeState.OTHER);
    assertThat(path.expect(IpAddress.parse("10.9.9.9")).state()).isEqualTo(ProbeState.NO_ROUTE);
  }
}
