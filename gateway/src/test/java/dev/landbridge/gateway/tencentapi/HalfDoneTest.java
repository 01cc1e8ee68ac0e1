package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Actions of which something goes wrong between their requests: what is refused has stored nothing,
 * and where something may be stored nothing was refused.
 */
class HalfDoneTest {
  private static final String RED = "vpc-0123456789abcdef0";
  private static final String VPC = "/v1/vpcs/" + RED;
  private static final String ADD = "POST " + VPC + "/cidr-blocks";
  private static final String REMOVE = "DELETE " + VPC + "/cidr-blocks";
  private static final String ONE = "10.1.0.0/16";
  private static final String TWO = "10.2.0.0/16";
  private static final String OVERLAP = "InvalidParameterValue.VpcCidrConflict";
  private static final String MESSAGE = "/Error/Message";

  @RegisterExtension
  static final TranslationFixture fixture =
      new TranslationFixture(Map.of("gateway.forwarding.response-timeout", "1s"));

  @BeforeEach
  void stage() {
    fixture.peeringAnswers("GET " + VPC, vpc());
    fixture.peeringAnswers(ADD, vpc());
    fixture.peeringAnswers(REMOVE, vpc());
  }

  private static String vpc() {
    return """
        {"id":"%s","region":"ap-guangzhou","name":"RED","cidrBlock":"192.168.0.0/16",
         "secondaryCidrBlocks":[],"tags":{},"createdAt":"2026-01-15T08:00:01.500Z"}\
        """
        .formatted(RED);
  }

  private static Answer brokenOff() {
    return Answer.ok(vpc()).brokenOff();
  }

  private static CloudClient.Answer create(String... blocks) {
    return fixture.call(
        "CreateAssistantCidr", Map.of("VpcId", RED, "CidrBlocks", Arrays.asList(blocks)));
  }

  private static String added(String block) {
    return ADD + " {\"cidrBlock\":\"" + block + "\"}";
  }

  private static String removed(String block) {
    return REMOVE + "?cidrBlock=" + block.replace("/", "%2F");
  }

  private static void theSecondIsRefused() {
    fixture.answersFirst(ADD, 200, vpc());
    fixture.answersFirst(ADD, 409, "{\"code\":\"cidr-blocks-overlap\",\"detail\":\"Too near\"}");
  }

  @Test
  void whatCannotBeTakenBackIsToldAndNoRefusal() {
    theSecondIsRefused();
    fixture.peeringRefuses(REMOVE, "{\"code\":\"cidr-block-in-use\"}");
    var answer = create(ONE, TWO).expect("InternalError");
    assertThat(answer.text(MESSAGE))
        .contains("could not be taken back: added " + ONE + " to " + RED)
        .contains(OVERLAP + ": Too near");
  }

  @Test
  void whatNobodyAnswersToIsNotTakenBack() {
    theSecondIsRefused();
    fixture.peeringAnswers(REMOVE, brokenOff());
    var answer = create(ONE, TWO).expect("InternalError");
    assertThat(answer.text(MESSAGE)).contains("added " + ONE + " to " + RED);
  }

  @Test
  void whatIsGoneNeedsNoTakingBack() {
    theSecondIsRefused();
    fixture.peeringRefuses(REMOVE, "{\"code\":\"no-such-cidr-block\"}");
    create(ONE, TWO).expect(OVERLAP);
  }

  @Test
  void theWayBackIsAskedForAgain() {
    theSecondIsRefused();
    fixture.answersFirst(REMOVE, HalfDoneTest::brokenOff);
    fixture.answersFirst(REMOVE, 503, "{\"code\":\"store-unavailable\"}");
    create(ONE, TWO).expect(OVERLAP);
    assertThat(fixture.writtenToPeering())
        .containsExactly(added(ONE), added(TWO), removed(ONE), removed(ONE), removed(ONE));
    assertThat(fixture.keysShownToPeering().stream().distinct()).hasSize(3);
  }

  @Test
  void whoIsInTheWayOfTheWayBackIsWaitedFor() {
    theSecondIsRefused();
    fixture.answersFirst(REMOVE, 409, "{\"code\":\"concurrent-change\"}");
    fixture.answersFirst(REMOVE, 429, "{\"code\":\"too-many-at-once\"}");
    fixture.answersFirst(REMOVE, 503, "{\"code\":\"not-caught-up\"}");
    create(ONE, TWO).expect(OVERLAP);
    assertThat(fixture.writtenToPeering()).hasSize(6);
  }

  @Test
  void ofSeveralThatStayEachIsTold() {
    fixture.answersFirst(ADD, 200, vpc());
    fixture.answersFirst(ADD, 200, vpc());
    fixture.peeringRefuses(ADD, "{\"code\":\"cidr-blocks-overlap\"}");
    fixture.peeringRefuses(REMOVE, "{\"code\":\"cidr-block-in-use\"}");
    assertThat(create(ONE, TWO, "10.3.0.0/16").expect("InternalError").text(MESSAGE))
        .endsWith(
            "could not be taken back: added %1$s to %3$s, added %2$s to %3$s"
                .formatted(TWO, ONE, RED));
  }

  @Test
  void aStepOfUnknownOutcomeIsAskedForAgainAndTheActionGoesOn() {
    fixture.answersFirst(ADD, HalfDoneTest::brokenOff);
    fixture.answersFirst(ADD, 503, "{\"code\":\"store-unavailable\"}");
    fixture.answersFirst(ADD, 409, "{\"code\":\"concurrent-change\"}"); // the first is at work
    fixture.answersFirst(ADD, 429, "{\"code\":\"too-many-at-once\"}");
    create(ONE, TWO).expectDone();
    assertThat(fixture.writtenToPeering())
        .containsExactly(added(ONE), added(ONE), added(ONE), added(ONE), added(ONE), added(TWO));
    var keys = fixture.keysShownToPeering();
    assertThat(keys.subList(0, 5)).containsOnly(keys.getFirst());
    assertThat(keys.getLast()).isNotEqualTo(keys.getFirst());
  }

  @Test
  void aStepThatTurnsOutMadeIsTakenBackAsAnyOther() {
    fixture.answersFirst(ADD, HalfDoneTest::brokenOff);
    theSecondIsRefused();
    create(ONE, TWO).expect(OVERLAP);
    assertThat(fixture.writtenToPeering())
        .containsExactly(added(ONE), added(ONE), added(TWO), removed(ONE));
  }

  /** A service that has a key's answer gives it: one that decides anew has not made it before. */
  @Test
  void aStepThatTurnsOutRefusedIsRefused() {
    fixture.answersFirst(ADD, 200, vpc());
    fixture.answersFirst(ADD, HalfDoneTest::brokenOff);
    fixture.peeringRefuses(ADD, "{\"code\":\"cidr-blocks-overlap\"}");
    create(ONE, TWO).expect(OVERLAP);
    assertThat(fixture.writtenToPeering())
        .containsExactly(added(ONE), added(TWO), added(TWO), removed(ONE));
  }

  @Test
  void aStepThatStaysUnknownIsToldSoAndThoseBeforeItAreTakenBack() {
    for (var answer : List.of(brokenOff(), new Answer(503, Map.of(), "{}"))) {
      fixture.reset();
      stage();
      fixture.answersFirst(ADD, 200, vpc());
      fixture.peeringAnswers(ADD, answer);
      assertThat(create(ONE, TWO).expect("InternalError").text(MESSAGE))
          .contains(ADD)
          .contains("it is not known whether that was done");
      assertThat(fixture.writtenToPeering())
          .containsExactly(
              added(ONE), added(TWO), added(TWO), added(TWO), added(TWO), added(TWO), removed(ONE));
    }
  }

  @Test
  void whatIsUnknownAndWhatStaysAreToldTogether() {
    fixture.answersFirst(ADD, 200, vpc());
    fixture.peeringAnswers(ADD, brokenOff());
    fixture.peeringRefuses(REMOVE, "{\"code\":\"cidr-block-in-use\"}");
    assertThat(create(ONE, TWO).expect("InternalError").text(MESSAGE))
        .contains("it is not known whether that was done")
        .endsWith("could not be taken back: added " + ONE + " to " + RED);
  }

  @Test
  void anAnswerThatIsLateIsAskedForAgain() {
    var end = new CountDownLatch(1);
    fixture.answersFirst(ADD, () -> Answer.ok(vpc()).after(end));
    try {
      create(ONE).expectDone();
    } finally {
      end.countDown();
    }
    assertThat(fixture.keysShownToPeering()).hasSize(2);
    assertThat(fixture.keysShownToPeering().stream().distinct()).hasSize(1);
  }

  @Test
  void oneChangeIsAskedForAgainAsWell() {
    fixture.answersFirst("DELETE " + VPC, HalfDoneTest::brokenOff);
    fixture.peeringAnswers("DELETE " + VPC, "");
    fixture.call("DeleteVpc", Map.of("VpcId", RED)).expectDone();
    assertThat(fixture.keysShownToPeering()).hasSize(2).doesNotContain("none");
    fixture.peeringAnswers("DELETE " + VPC, brokenOff());
    assertThat(
            fixture.call("DeleteVpc", Map.of("VpcId", RED)).expect("InternalError").text(MESSAGE))
        .contains("DELETE " + VPC);
  }

  @Test
  void whatIsRefusedAtFirstIsNotAskedForAgain() {
    fixture.peeringRefuses("DELETE " + VPC, "{\"code\":\"concurrent-change\"}");
    fixture.call("DeleteVpc", Map.of("VpcId", RED)).expect("FailedOperation");
    fixture.peeringAnswers(
        "DELETE " + VPC, new Answer(503, Map.of(), "{\"code\":\"not-caught-up\"}"));
    fixture.call("DeleteVpc", Map.of("VpcId", RED)).expect("ServiceUnavailable");
    assertThat(fixture.writtenToPeering()).hasSize(2);
  }
}
