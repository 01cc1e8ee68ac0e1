package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that goes away in the middle of an action, and does not come back. */
class GoneServiceTest {
  private static final String RED = "vpc-0123456789abcdef0";
  private static final String BLOCKS = "/v1/vpcs/" + RED + "/cidr-blocks";

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  @Test
  void leavesWhatWasMadeAndTheClientIsToldWhatMayBe() {
    var vpc =
        """
        {"id":"%s","region":"ap-guangzhou","name":"RED","cidrBlock":"192.168.0.0/16",
         "secondaryCidrBlocks":[],"tags":{},"createdAt":"2026-01-15T08:00:01.500Z"}\
        """
            .formatted(RED);
    fixture.peeringAnswers("GET /v1/vpcs/" + RED, vpc);
    fixture.answersFirst("POST " + BLOCKS, 200, vpc);
    fixture.answersFirst(
        "POST " + BLOCKS,
        () -> {
          fixture.peeringGoes();
          return Answer.ok(vpc);
        });
    var blocks = Map.of("VpcId", RED, "CidrBlocks", List.of("10.1.0.0/16", "10.2.0.0/16"));
    assertThat(
            fixture
                .call("CreateAssistantCidr", blocks)
                .expect("InternalError")
                .text("/Error/Message"))
        .contains("POST " + BLOCKS + ", but there was none; it is not known whether that was done")
        .endsWith("could not be taken back: added 10.1.0.0/16 to " + RED);
    fixture.call("DeleteVpc", Map.of("VpcId", RED)).expect("ServiceUnavailable"); // never sent
  }
}
