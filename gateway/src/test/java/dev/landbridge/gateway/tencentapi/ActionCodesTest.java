package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.peering.Quota;
import dev.landbridge.platform.access.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of every action, whatever may be wrong: it answers what the cloud documents for it. */
class ActionCodesTest {
  private static final List<Action<?, ?>> ACTIONS = CoverageTest.actions();
  private static final String NO_ACTION = "-";

  /** Also one that only a newer service has. */
  private static Set<String> problems() {
    var all = new TreeSet<>(Set.of("never-heard-of"));
    ProblemCodes.all().keySet().stream().map(problem -> problem.split("/")[0]).forEach(all::add);
    return all;
  }

  private static List<String> quotas() {
    var named =
        ProblemCodes.all().keySet().stream()
            .filter(problem -> problem.contains("/"))
            .map(problem -> problem.split("/")[1]);
    return Stream.concat(
            named,
            Stream.concat(
                Stream.of("", "new"), Stream.of(Quota.values()).map(ActionCodesTest::word)))
        .distinct()
        .toList();
  }

  /** As our services spell it. */
  private static String word(Quota quota) {
    return quota.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Test
  void everyProblemHasADocumentedCodeInEveryAction() {
    assertThat(ACTIONS).hasSizeGreaterThan(40);
    assertThat(problems()).hasSizeGreaterThan(100);
    var wrong = new ArrayList<String>();
    for (var action : ACTIONS) {
      for (var problem : problems()) {
        for (var quota : quotas()) {
          var code = ProblemCodes.of(problem, quota, action.name(), action.instead());
          if (!DocumentedCodes.allow(action.name(), code)) {
            wrong.add("%s of %s/%s: %s".formatted(action.name(), problem, quota, code));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What is refused unasked as well: the codes that are written in the code are of these. */
  @Test
  void whateverCodeIsMeantADocumentedOneIsTold() {
    var meant = new TreeSet<>(DocumentedCodes.all());
    meant.addAll(Set.of("", "Nonsense", "InvalidParameterValue.Nonsense", "Non.Sense"));
    var names = Stream.concat(Stream.of(NO_ACTION), ACTIONS.stream().map(Action::name)).toList();
    for (var name : names) {
      for (var code : meant) {
        var told = DocumentedCodes.nearest(name, code);
        assertThat(DocumentedCodes.allow(name, told)).as(name + " " + code).isTrue();
        assertThat(told.equals(code)).isEqualTo(DocumentedCodes.allow(name, code));
      }
    }
  }

  @Test
  void whatIsDocumentedForOthersOnlyIsNotAllowed() {
    assertThat(DocumentedCodes.allow("CreateVpc", "LimitExceeded")).isTrue();
    assertThat(DocumentedCodes.allow("CreateVpc", "InvalidParameterValue.TagDuplicateKey"))
        .isTrue();
    var mutex = "UnsupportedOperation.MutexOperationTaskRunning";
    assertThat(ACTIONS.stream().map(Action::name).filter(a -> DocumentedCodes.allow(a, mutex)))
        .containsExactly("DeleteVpcPeeringConnection");
    assertThat(DocumentedCodes.allow(NO_ACTION, mutex)).isFalse();
    assertThat(DocumentedCodes.allow("EnableVpcPeeringConnection", mutex)).isFalse();
  }

  @Test
  void whatMayHaveBeenDoneIsNeverARefusal() {
    for (var action : ACTIONS) {
      for (var problem : List.of("outcome-unknown", "service-timeout", "internal-error")) {
        if (action.verb() != Verb.READ) {
          assertThat(ProblemCodes.of(problem, "", action.name(), action.instead()))
              .as(action.name())
              .isEqualTo("InternalError");
        }
      }
    }
  }

  @Test
  void whatIsToldInsteadWouldNotBeToldAnyway() {
    for (var action : ACTIONS) {
      action
          .instead()
          .forEach(
              (problem, code) ->
                  assertThat(ProblemCodes.of(problem, "", action.name(), Map.of()))
                      .as(action.name() + " " + problem)
                      .isNotEqualTo(code));
    }
  }

  record Nothing() {}

  @Test
  void anActionThatAnswersWhatIsNotDocumentedForItIsNone() {
    var codes =
        List.of(
            Map.of("vpc-in-use", "UnsupportedOperation.VpcPeerAlreadyExist"),
            Map.of("vpc-in-use", "Nonsense"),
            Map.of("nonsense", "ResourceInUse"));
    for (var instead : codes) {
      var action = Action.of("DeleteVpc", Nothing.class, (input, _) -> input).instead(instead);
      assertThatThrownBy(() -> new Actions(List.of(() -> List.of(action))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
