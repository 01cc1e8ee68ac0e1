package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.SUBNETS;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VpcApiTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;

  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);
  private final String red = alice.vpc("192.168.0.0/16");
  private final String blue = bob.vpc("10.0.0.0/16");
  private final String blocks = VPCS + "/" + red + "/cidr-blocks";

  @Test
  void aVpcIsReadAsItWasCreated() {
    var created =
        alice.post(
            VPCS,
            Map.of(
                "region", "ap-beijing",
                "cidrBlock", "10.2.0.0/16",
                "name", "green",
                "tags", Map.of("team", "net")));
    created.expect(201);
    var read = alice.get(VPCS + "/" + created.text("id")).expect(200);
    assertThat(read.body()).isEqualTo(created.body());
    assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    assertThat(created.header("Location")).isEqualTo(VPCS + "/" + created.text("id"));
  }

  @Test
  void listsAreFiltered() {
    alice.post(
        VPCS,
        Map.of(
            "region", "ap-beijing",
            "cidrBlock", "10.2.0.0/16",
            "name", "green",
            "tags", Map.of("team", "net")));
    for (var filter :
        new String[] {
          "region=ap-beijing",
          "name=green",
          "cidrBlock=10.2.0.0/16",
          "tagKey=team",
          "tagKey=team&tagValue=net"
        }) {
      var items = alice.get(VPCS + "?" + filter).expect(200).body().path("items");
      assertThat(items.size()).as(filter).isOne();
      assertThat(items.get(0).path("name").asString()).isEqualTo("green");
    }
    assertThat(alice.get(VPCS).body().path("items").size()).isEqualTo(2);
    assertThat(alice.get(VPCS + "?name=nobody").body().path("items").size()).isZero();
  }

  @Test
  void nobodySeesTheVpcsOfOthers() {
    bob.after(alice);
    bob.get(VPCS + "/" + red).expectProblem(404, "no-such-vpc");
    bob.patch(VPCS + "/" + red, Map.of("name", "mine")).expectProblem(404, "no-such-vpc");
    bob.delete(VPCS + "/" + red).expectProblem(404, "no-such-vpc");
    bob.post(blocks, Map.of("cidrBlock", "10.3.0.0/16")).expectProblem(404, "no-such-vpc");
    bob.post(SUBNETS, Map.of("vpcId", red, "cidrBlock", "192.168.1.0/24"))
        .expectProblem(404, "no-such-vpc");
    assertThat(Client.operator(SERVICE).after(alice).get(VPCS + "/" + red).status()).isEqualTo(200);
  }

  @Test
  void unknownAndForeignPeersGetTheSameAnswer() {
    var unknown = "vpc-0000000000000dead";
    var foreign =
        alice
            .post(CONNECTIONS, Map.of("requesterVpcId", red, "accepterVpcId", blue))
            .expectProblem(404, "no-such-vpc");
    var absent = alice.request(red, unknown, bob).expectProblem(404, "no-such-vpc");
    assertThat(absent.text("detail").replace(unknown, blue)).isEqualTo(foreign.text("detail"));
    alice
        .request(red, blue, bob, Map.of("accepterRegion", "ap-beijing"))
        .expectProblem(404, "no-such-vpc");
    alice.request(red, blue, Client.owner(SERVICE)).expectProblem(404, "no-such-vpc");
    bob.request(red, blue, bob).expectProblem(404, "no-such-vpc");
  }

  @Test
  void aSecondaryBlockIsCarriedByPeerings() {
    var id = alice.request(red, blue, bob).expect(201).text("id");
    alice.post(blocks, Map.of("cidrBlock", "10.4.0.0/16")).expect(200);
    var seen = bob.after(alice).connection(id).body().path("requester").path("cidrBlocks");
    assertThat(seen.get(1).asString()).isEqualTo("10.4.0.0/16");
    var accepted = bob.verb(id, "accept").expect(200).body();
    assertThat(accepted.path("requester").path("cidrBlocks").size()).isEqualTo(2);
    bob.post(VPCS + "/" + blue + "/cidr-blocks", Map.of("cidrBlock", "10.4.0.0/24"))
        .expectProblem(409, "cidr-block-overlaps-peer");
    alice.delete(blocks + "?cidrBlock=10.4.0.0/16").expect(200);
    bob.post(VPCS + "/" + blue + "/cidr-blocks", Map.of("cidrBlock", "10.4.0.0/24")).expect(200);
  }

  @Test
  void aSecondaryBlockMustBeFreeHereAtPeersAndAtTheirPeers() {
    alice.request(red, blue, bob).expect(201);
    var carol = Client.owner(SERVICE);
    carol.request(carol.vpc("10.5.0.0/16"), blue, bob).expect(201);
    var own = alice.post(blocks, Map.of("cidrBlock", "192.168.4.0/24"));
    own.expectProblem(409, "cidr-blocks-overlap");
    assertThat(own.text("conflictingCidrBlock")).isEqualTo("192.168.0.0/16");
    var peer = alice.post(blocks, Map.of("cidrBlock", "10.0.4.0/24"));
    peer.expectProblem(409, "cidr-block-overlaps-peer");
    assertThat(peer.text("conflictingCidrBlock")).isEqualTo("10.0.0.0/16");
    var third = alice.post(blocks, Map.of("cidrBlock", "10.5.4.0/24"));
    third.expectProblem(409, "cidr-block-taken-at-peer");
    assertThat(third.body().toString()).doesNotContain("10.5.0.0/16");
  }

  @Test
  void aBlockThatWhoWasAskedGotLaterIsNamedOnceHeHasAgreed() {
    var id = alice.request(red, blue, bob).expect(201).text("id");
    bob.post(VPCS + "/" + blue + "/cidr-blocks", Map.of("cidrBlock", "10.7.0.0/16")).expect(200);
    var carol = Client.owner(SERVICE);
    var green = carol.vpc("10.7.2.0/24");
    assertThat(overlappingBlock("10.7.1.0/24")).doesNotContain("10.7.0.0");
    assertThat(overlappingPeer(green, carol)).doesNotContain("10.7.0.0", "10.7.2.0");
    assertThat(overlappingBlock("10.0.0.0/12")).contains("10.0.0.0/16").doesNotContain("10.7.0.0");
    bob.verb(id, "accept").expect(200);
    assertThat(overlappingBlock("10.7.1.0/24")).contains("10.7.0.0/16");
    assertThat(overlappingPeer(green, carol)).contains("10.7.0.0/16");
  }

  private String overlappingBlock(String block) {
    return told(alice.post(blocks, Map.of("cidrBlock", block)), "cidr-block-overlaps-peer");
  }

  private String overlappingPeer(String vpc, Client of) {
    return told(alice.request(red, vpc, of), "overlaps-other-peer");
  }

  private static String told(HttpProbe.Answer answer, String code) {
    return answer.expectProblem(409, code).body().toString();
  }

  @Test
  void whoIsAskedSeesAllBlocksOfWhoAsks() {
    alice.request(red, blue, bob).expect(201);
    alice.post(blocks, Map.of("cidrBlock", "10.8.0.0/16")).expect(200);
    var answer = bob.post(VPCS + "/" + blue + "/cidr-blocks", Map.of("cidrBlock", "10.8.1.0/24"));
    answer.expectProblem(409, "cidr-block-overlaps-peer");
    assertThat(answer.text("conflictingCidrBlock")).isEqualTo("10.8.0.0/16");
  }

  @Test
  void everySetRuleOfACreationHasItsCode() {
    alice.request(red, blue, bob).expect(201);
    var again = bob.request(blue, red, alice).expectProblem(409, "peering-already-exists");
    assertThat(again.text("peeringConnectionId")).startsWith("pcx-");
    var other = bob.vpc("10.0.3.0/24");
    var overlap = alice.request(red, other, bob).expectProblem(409, "overlaps-other-peer");
    assertThat(overlap.text("conflictingCidrBlock")).isEqualTo("10.0.0.0/16");
    var twin = bob.vpc("192.168.7.0/24");
    var twins = alice.request(red, twin, bob).expectProblem(409, "cidr-blocks-overlap");
    assertThat(twins.text("conflictingCidrBlock")).isEqualTo("192.168.0.0/16");
    alice.request(red, red, alice).expectProblem(422, "same-vpc");
    var far = bob.vpc("ap-beijing", "10.6.0.0/16");
    alice.request(red, far, bob).expectProblem(422, "bandwidth-required");
    alice
        .request(red, bob.vpc("10.7.0.0/16"), bob, Map.of("bandwidthMbps", 10))
        .expectProblem(422, "bandwidth-not-settable");
  }

  @Test
  void subnetsLiveAndEndWithinTheirVpc() {
    var created =
        alice.post(SUBNETS, Map.of("vpcId", red, "cidrBlock", "192.168.1.0/24", "name", "a"));
    created.expect(201);
    var path = SUBNETS + "/" + created.text("id");
    assertThat(alice.get(path).expect(200).body()).isEqualTo(created.body());
    assertThat(alice.get(VPCS + "/" + red).body().path("subnets").asInt()).isOne();
    alice.delete(VPCS + "/" + red).expectProblem(409, "vpc-in-use");
    alice
        .post(SUBNETS, Map.of("vpcId", red, "cidrBlock", "192.168.1.128/25"))
        .expectProblem(409, "subnets-overlap");
    var renamed = alice.patch(path, Map.of("name", "b", "tags", Map.of("tier", "db")));
    assertThat(alice.get(path).body()).isEqualTo(renamed.expect(200).body());
    assertThat(alice.get(SUBNETS + "?vpcId=" + red + "&name=b").body().path("items").size())
        .isOne();
    bob.get(path).expectProblem(404, "no-such-subnet");
    bob.delete(path).expectProblem(404, "no-such-subnet");
    alice.delete(path).expect(204);
    alice.get(path).expectProblem(404, "no-such-subnet");
    alice.delete(VPCS + "/" + red).expect(204);
    alice.get(VPCS + "/" + red).expectProblem(404, "no-such-vpc");
    alice.delete(VPCS + "/" + red).expectProblem(404, "no-such-vpc");
  }

  @Test
  void aBlockInUseStays() {
    alice.post(blocks, Map.of("cidrBlock", "10.4.0.0/16")).expect(200);
    alice.post(SUBNETS, Map.of("vpcId", red, "cidrBlock", "10.4.1.0/24")).expect(201);
    alice.delete(blocks + "?cidrBlock=10.4.0.0/16").expectProblem(409, "cidr-block-in-use");
    alice.delete(blocks + "?cidrBlock=192.168.0.0/16").expectProblem(409, "primary-cidr-block");
    alice.delete(blocks + "?cidrBlock=10.9.0.0/16").expectProblem(404, "no-such-cidr-block");
  }

  @Test
  void regionsTiersAndQuotasAreShown() {
    assertThat(alice.get("/v1/regions").expect(200).body().path("items").size()).isEqualTo(21);
    assertThat(alice.get("/v1/bandwidth-tiers").expect(200).body().path("items").size())
        .isEqualTo(7);
    var quotas = alice.get("/v1/quotas").expect(200).body().path("items");
    assertThat(quotas.get(0).path("quota").asString()).isEqualTo("vpcs-per-region");
    assertThat(quotas.get(0).path("limit").asInt()).isEqualTo(20);
    assertThat(quotas.get(0).path("uses").get(0).path("used").asInt()).isOne();
  }

  @Test
  void anIdempotencyKeyMakesOneVpc() {
    var keyed = alice.with("Idempotency-Key", "one-" + alice.account);
    var body = Map.of("region", "ap-nanjing", "cidrBlock", "10.0.0.0/16");
    var first = keyed.post(VPCS, body).expect(201);
    var second = keyed.post(VPCS, body).expect(201);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(alice.after(keyed).get(VPCS + "?region=ap-nanjing").body().path("items").size())
        .isOne();
    var last = alice.with("Idempotency-Key", "none-" + alice.account);
    last.delete(VPCS + "/" + first.text("id")).expect(204);
    last.delete(VPCS + "/" + first.text("id")).expect(204);
    alice.delete(VPCS + "/" + first.text("id")).expectProblem(404, "no-such-vpc");
  }
}
