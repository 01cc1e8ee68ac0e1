package dev.landbridge.peering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.stream.StreamSupport;

/** How a refusal looks: a problem with a code, and nothing internal in it. */
final class Refusals {
  private Refusals() {}

  static void isAProblem(Answer answer, int status, String code) {
    answer.expectProblem(status, code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().toString()).doesNotContain("dev.landbridge", "java.", "SQL");
  }

  static void isMalformed(Answer answer, String field) {
    isAProblem(answer, 400, "malformed-request");
    var fields =
        StreamSupport.stream(answer.body().path("errors").spliterator(), false)
            .map(error -> error.path("field").asString())
            .toList();
    assertThat(fields).as("%s", answer.body()).containsExactly(field);
  }
}
