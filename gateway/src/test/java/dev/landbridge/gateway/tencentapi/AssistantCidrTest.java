package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secondary CIDR blocks: what peering-service is asked, and how its answers look. */
class AssistantCidrTest {
  private static final String RED = "vpc-0123456789abcdef0";
  private static final String VPC = "/v1/vpcs/" + RED;
  private static final String BLOCKS = VPC + "/cidr-blocks";
  private static TranslationFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new TranslationFixture();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @BeforeEach
  void stage() {
    fixture.reset();
    fixture.peeringAnswers("GET " + VPC, vpc(""));
    fixture.peeringAnswers("DELETE " + BLOCKS, "");
  }

  private static String vpc(String secondary) {
    return """
        {"id":"%s","region":"ap-guangzhou","name":"RED","cidrBlock":"192.168.0.0/16",
         "secondaryCidrBlocks":[%s],"tags":{},"createdAt":"2026-01-15T08:00:01.500Z"}\
        """
        .formatted(RED, secondary);
  }

  private static String added(String block) {
    return "POST " + BLOCKS + " {\"cidrBlock\":\"" + block + "\"}";
  }

  @Test
  void theLastBlockThatCameTellsWhichThereAre() {
    fixture.peeringAnswers("POST " + BLOCKS, vpc("\"10.1.0.0/16\",\"10.2.0.0/16\""));
    var answer =
        fixture
            .call(
                "CreateAssistantCidr",
                Map.of("VpcId", RED, "CidrBlocks", List.of("10.1.0.0/16", "10.2.0.0/16")))
            .expectDone();
    assertThat(answer.response().path("AssistantCidrSet")).hasSize(2);
    assertThat(fixture.readOfPeering()).containsExactly(VPC);
    assertThat(fixture.writtenToPeering())
        .containsExactly(added("10.1.0.0/16"), added("10.2.0.0/16"));
  }

  @Test
  void blocksThatCannotBeShownAreNotTakenAway() {
    fixture.answersFirst("GET " + VPC, 200, vpc("\"10.9.0.0/16\""));
    fixture.peeringRefuses("GET " + VPC, "{\"code\":\"store-unavailable\"}");
    fixture.peeringAnswers("POST " + BLOCKS, vpc("\"10.9.0.0/16\""));
    fixture
        .call("ModifyAssistantCidr", Map.of("VpcId", RED, "OldCidrBlocks", List.of("10.9.0.0/16")))
        .expect("ServiceUnavailable");
    assertThat(fixture.writtenToPeering())
        .containsExactly("DELETE " + BLOCKS + "?cidrBlock=10.9.0.0%2F16", added("10.9.0.0/16"));
  }

  @Test
  void whatGoesIsNotShown() {
    fixture
        .call("DeleteAssistantCidr", Map.of("VpcId", RED, "CidrBlocks", List.of("10.9.0.0/16")))
        .expectDone();
    assertThat(fixture.readOfPeering()).isEmpty();
  }
}
