package dev.landbridge.peering;

import static dev.landbridge.peering.Refusals.isAProblem;
import static dev.landbridge.peering.Refusals.isMalformed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and queries that make no sense, and things that are not there. */
class HostileReadTest {
  private static final Client ALICE = Client.owner(SharedService.SERVICE);

  @ParameterizedTest
  @CsvSource({
    "/v1/vpcs?limit=0, limit",
    "/v1/vpcs?limit=101, limit",
    "/v1/vpcs?limit=-1, limit",
    "/v1/vpcs?limit=1000000000, limit",
    "/v1/vpcs?limit=99999999999999999999, limit",
    "/v1/vpcs?limit=x, limit",
    "/v1/vpcs?limit=, limit",
    "/v1/vpcs?cursor=%00, query",
    "/v1/vpcs?cursor=nonsense, cursor",
    "/v1/vpcs?cursor=-1, cursor",
    "/v1/vpcs?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, cursor",
    "/v1/vpcs?name=%00, query",
    "/v1/vpcs?region=%27;drop, region",
    "/v1/vpcs?cidrBlock=10.0.0.1/8, cidrBlock",
    "/v1/vpcs?cidrBlock=10.0.0.0/33, cidrBlock",
    "/v1/vpcs?tagKey=%00, query",
    "/v1/vpcs?tagKey=a&tagValue=%00, query",
    "/v1/vpcs?tagValue=a, tagValue",
    "/v1/subnets?tagValue=a, tagValue",
    "/v1/subnets?vpcId=1, vpcId",
    "/v1/vpc-peering-connections?tagValue=a, tagValue",
    "/v1/vpc-peering-connections?state=open, state",
    "/v1/vpc-peering-connections?state=failed, state",
    "/v1/vpc-peering-connections?role=owner, role",
    "/v1/vpc-peering-connections?vpcId=%00, query",
    "/v1/vpc-peering-connections?limit=500, limit",
    "/v1/tickets?kind=x, kind",
    "/v1/tickets?state=x, state",
    "/v1/tickets?cursor=x, cursor",
    "/v1/classic-interconnects?limit=0, limit",
    "/v1/vpcs/vpc-1, id",
    "/v1/vpc-peering-connections/vpc-0000000000000dead, id"
  })
  void aReadThatIsNotWellFormed(String path, String field) {
    isMalformed(ALICE.get(path), field);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/vpcs/vpc-0000000000000dead, no-such-vpc",
    "/v1/subnets/subnet-0000000000000dead, no-such-subnet",
    "/v1/vpc-peering-connections/pcx-0000000000000dead, no-such-peering-connection",
    "/v1/tickets/tkt-0000000000000dead, no-such-ticket",
    "/v1/classic-interconnects/clx-0000000000000dead, no-such-classic-interconnect",
    "/v1/nothing, no-such-path"
  })
  void aReadOfWhatIsNotThere(String path, String code) {
    isAProblem(ALICE.get(path), 404, code);
  }
}
