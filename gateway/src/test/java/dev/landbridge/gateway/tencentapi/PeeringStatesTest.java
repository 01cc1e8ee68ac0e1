package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In which state what may become of a connection: a repeat is none here, as it is in the cloud. */
class PeeringStatesTest {
  private static final String CONNECTION = "pcx-0123456789abcdef0";
  private static final String PATH = "/v1/vpc-peering-connections/" + CONNECTION;
  private static final String WRONG_STATE = "UnsupportedOperation.VpcPeerInvalidStateChange";
  private static final String NOT_YOURS = "UnsupportedOperation.VpcPeerPurviewError";
  private static final String DEADLINE = "2026-01-22T08:00:00.000Z";

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  private static String connection(String state, String role, String expiresAt) {
    return """
        {"id":"%s","state":"%s","role":"%s",
         "requester":{"accountId":"100000000001","vpcId":"vpc-0123456789abcdef0","region":"ap-guangzhou"},
         "accepter":{"accountId":"100000000002","vpcId":"vpc-0123456789abcdef1","region":"ap-beijing"},
         "name":"red-blue","bandwidthMbps":100,"chargeType":"daily-peak","serviceLevel":"gold",
         "tags":{},"expiresAt":"%s","createdAt":"2026-01-15T08:00:00.000Z"}\
        """
        .formatted(CONNECTION, state, role, expiresAt);
  }

  private static void shown(String state, String role) {
    fixture.peeringAnswers("GET " + PATH, connection(state, role, DEADLINE));
  }

  private static CloudClient.Answer on(String verb) {
    return fixture.call(verb + "VpcPeeringConnection", Map.of("PeeringConnectionId", CONNECTION));
  }

  @Test
  void onlyADeletionKnowsThatAnotherTaskRuns() {
    shown("pending", "accepter");
    fixture.peeringRefuses("POST " + PATH + "/accept", "{\"code\":\"concurrent-change\"}");
    on("Accept").expect("FailedOperation");
    fixture.peeringRefuses("DELETE " + PATH, "{\"code\":\"concurrent-change\"}");
    on("Delete").expect("UnsupportedOperation.MutexOperationTaskRunning");
  }

  @Test
  void whatIsSettledIsNotAnsweredAgain() {
    shown("active", "accepter");
    on("Accept").expect(WRONG_STATE);
    shown("active", "both");
    on("Accept").expect(WRONG_STATE);
    shown("rejected", "accepter");
    on("Reject").expect(WRONG_STATE);
    assertThat(fixture.writtenToPeering()).isEmpty();
  }

  @Test
  void whatIsPendingIsAnswered() {
    shown("pending", "accepter");
    for (var verb : new String[] {"accept", "reject"}) {
      fixture.peeringAnswers(
          "POST " + PATH + "/" + verb, connection("active", "accepter", DEADLINE));
    }
    on("Accept").expectDone();
    on("Reject").expectDone();
    assertThat(fixture.writtenToPeering())
        .containsExactly("POST " + PATH + "/accept {}", "POST " + PATH + "/reject {}");
  }

  @Test
  void anyOtherStateIsRefusedByTheService() {
    shown("rejected", "accepter");
    fixture.peeringRefuses("POST " + PATH + "/accept", "{\"code\":\"not-possible-in-state\"}");
    on("Accept").expect(WRONG_STATE);
    shown("active", "accepter");
    fixture.peeringRefuses("POST " + PATH + "/reject", "{\"code\":\"not-possible-in-state\"}");
    on("Reject").expect(WRONG_STATE);
  }

  @Test
  void whoAskedHearsThatTheOtherSideAnswers() {
    shown("active", "requester");
    fixture.peeringRefuses("POST " + PATH + "/accept", "{\"code\":\"not-the-accepter\"}");
    on("Accept").expect(NOT_YOURS);
    shown("rejected", "requester");
    fixture.peeringRefuses("POST " + PATH + "/reject", "{\"code\":\"not-the-accepter\"}");
    on("Reject").expect(NOT_YOURS);
  }

  @Test
  void whatIsNotShownYetIsAnsweredAllTheSame() {
    fixture.peeringAnswers("POST " + PATH + "/accept", connection("active", "accepter", DEADLINE));
    on("Accept").expectDone();
    on("Reject").expect("ResourceNotFound");
  }

  @Test
  void onlyWhatHasExpiredIsAskedAnew() {
    shown("pending", "requester");
    fixture.peeringAnswers(
        "POST " + PATH + "/reactivate", connection("pending", "requester", DEADLINE));
    on("Enable").expect(WRONG_STATE);
    shown("expired", "requester");
    on("Enable").expectDone();
    fixture.peeringRefuses("POST " + PATH + "/reactivate", "{\"code\":\"not-the-requester\"}");
    on("Enable").expect(NOT_YOURS);
  }

  @Test
  void aRequestWhoseTimeIsOverIsAskedAnewBeforeItIsSeenToHaveExpired() {
    shown("pending", "requester");
    fixture.peeringAnswers(
        "POST " + PATH + "/reactivate",
        connection("pending", "requester", "2026-01-29T08:00:00.001Z"));
    on("Enable").expectDone();
  }

  @Test
  void whatIsDeletedIsNotThereToBeDeleted() {
    shown("deleted", "requester");
    on("Delete").expect("ResourceNotFound");
    assertThat(fixture.writtenToPeering()).isEmpty();
    fixture.peeringRefuses("DELETE " + PATH, "{\"code\":\"no-such-peering-connection\"}");
    on("Delete").expect("ResourceNotFound");
  }

  @Test
  void whatIsNotShownYetIsDeletedAllTheSame() {
    fixture.peeringAnswers("DELETE " + PATH, connection("deleted", "accepter", DEADLINE));
    on("Delete").expectDone();
    assertThat(fixture.writtenToPeering()).containsExactly("DELETE " + PATH + "?routes=remove-all");
  }
}
