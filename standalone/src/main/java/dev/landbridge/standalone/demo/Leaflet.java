package dev.landbridge.standalone.demo;

import java.net.URI;

/** The demo's ids and keys, and three requests to begin with. */
record Leaflet(URI gateway, Prepared alice, Prepared bob) {
  String text() {
    return """
        %s
        %s
        Try:
          curl -H 'Authorization: Bearer %s' %s/v1/vpcs
          curl -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \
        -d '{"requesterVpcId":"%s","accepterVpcId":"%s","accepterAccountId":"%s","bandwidthMbps":10}' \
        %s/v1/vpc-peering-connections
          curl -H 'Authorization: Bearer %s' '%s/v1/vpc-peering-connections?state=pending'
        """
        .formatted(
            alice.text(),
            bob.text(),
            alice.bearer(),
            gateway,
            alice.bearer(),
            alice.vpcId(),
            bob.vpcId(),
            bob.member().accountId(),
            gateway,
            bob.bearer(),
            gateway);
  }
}
