package dev.landbridge.standalone.demo;

import java.net.URI;

/** The demo's ids and keys, three requests to begin with, and an example for the cloud's SDK. */
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

    The same guide through the cloud's own Java SDK, with only the endpoint set (in the checkout):
      ./mvnw -q -f docs/examples/pom.xml dependency:copy-dependencies
      java -cp 'docs/examples/target/dependency/*' docs/examples/CloudExample.java %s %s %s
    Other clients of that cloud: endpoint %s, plain HTTP; a key is <secret id>.<secret key>.
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
            gateway,
            gateway,
            alice.bearer(),
            bob.bearer(),
            gateway);
  }
}
