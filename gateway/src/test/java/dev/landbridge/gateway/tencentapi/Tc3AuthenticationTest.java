package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How far a clock may be off, and how signatures are compared. */
class Tc3AuthenticationTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  /** What becomes of a request signed at noon. */
  private static String at(Instant now) {
    var shown =
        Tc3Authorization.parse(
                "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE0001/2026-01-15/vpc/tc3_request,"
                    + " SignedHeaders=content-type;host, Signature="
                    + "0".repeat(64))
            .orElseThrow();
    var headers = Map.of("x-tc-timestamp", Long.toString(NOON.getEpochSecond()));
    var request = new SignedRequest("POST", "", headers, () -> new byte[0], "127.0.0.1");
    var error =
        catchThrowableOfType(
            CloudError.class, () -> Tc3Authentication.checkTime(request, shown, now));
    return error == null ? "in time" : error.code();
  }

  @Test
  void aClockIsFiveMinutesOffAtMost() {
    var most = Duration.ofMinutes(5);
    assertThat(at(NOON.plus(most))).isEqualTo("in time");
    assertThat(at(NOON.minus(most))).isEqualTo("in time");
    assertThat(at(NOON.plus(most).plusMillis(1))).isEqualTo("AuthFailure.SignatureExpire");
    assertThat(at(NOON.minus(most).minusMillis(1))).isEqualTo("AuthFailure.SignatureExpire");
  }

  /** Whatever else looked at a signature could tell by its time how much of it was right. */
  @Test
  void aSignatureIsOnlyEverComparedInConstantTime() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Tc3Signature.class.getPackageName());
    var readers =
        classes.get(Tc3Authorization.class).getMethod("signature").getAccessesToSelf().stream()
            .map(JavaAccess::getOrigin)
            .collect(Collectors.toSet());
    assertThat(readers).extracting(one -> one.getFullName()).containsExactly(matches());
    var calls =
        readers.iterator().next().getMethodCallsFromSelf().stream()
            .filter(call -> call.getTarget().getRawReturnType().isEquivalentTo(boolean.class))
            .filter(call -> !call.getTargetOwner().isAssignableTo(java.util.Iterator.class))
            .map(call -> call.getTargetOwner().getName() + "." + call.getName());
    assertThat(calls).containsExactly(MessageDigest.class.getName() + ".isEqual");
  }

  private static String matches() {
    return new ClassFileImporter()
        .importClasses(Tc3Signature.class).get(Tc3Signature.class).getMethods().stream()
            .filter(method -> method.getName().equals("matches"))
            .map(method -> method.getFullName())
            .findFirst()
            .orElseThrow();
  }
}
