package dev.landbridge.gateway.tencentapi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The list of actions, the code and the page say the same. */
class CoverageTest {
  private static final Path PAGE = Path.of("..", "docs", "api", "cloud-api-coverage.md");

  /** All groups that the gateway would find, made without it. */
  static List<ActionGroup> groups() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(ActionGroup.class));
    return scanner.findCandidateComponents(CoverageTest.class.getPackageName()).stream()
        .map(found -> group(found.getBeanClassName()))
        .toList();
  }

  private static ActionGroup group(@Nullable String className) {
    try {
      var constructor = Class.forName(className).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (ActionGroup) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Expected " + className + " to need nothing", e);
    }
  }

  private static List<Action<?, ?>> actions() {
    return groups().stream()
        .flatMap(group -> group.actions().stream())
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .collect(Collectors.toList());
  }

  @Test
  void whatIsListedAsSupportedIsWhatTheCodeHas() {
    var listed =
        Coverage.entries().stream()
            .filter(Coverage.Entry::isSupported)
            .map(Coverage.Entry::action)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(new TreeSet<>(new Actions(groups()).names()));
    assertThat(Coverage.entries()).extracting(Coverage.Entry::action).doesNotHaveDuplicates();
    assertThat(Coverage.entries()).hasSizeGreaterThan(90);
  }

  @Test
  void whateverIsRefusedOrToldInsteadIsADocumentedCode() {
    var codes = new TreeSet<String>();
    Coverage.entries().stream().map(Coverage.Entry::code).forEach(codes::add);
    codes.remove("");
    assertThat(DocumentedCodes.all()).containsAll(codes);
    assertThat(ProblemCodes.all().keySet())
        .containsAll(
            actions().stream()
                .flatMap(action -> action.instead().keySet().stream())
                .collect(Collectors.toSet()));
  }

  /** One that only an older version of that API has is documented by no row. */
  @Test
  void whatIsToldInsteadIsDocumentedForTheAction() {
    for (var action : actions()) {
      assertThat(action.instead().values())
          .as(action.name())
          .allMatch(code -> UndocumentedCodes.mayBe(action.name(), code));
    }
    assertThat(actions().stream().map(Action::name).filter(name -> !DocumentedCodes.know(name)))
        .containsExactly("EnableVpcPeeringConnection");
  }

  @Test
  void noneIsExceptedThatIsDocumented() {
    UndocumentedCodes.ANSWERED.forEach(
        (code, actions) -> {
          assertThat(DocumentedCodes.all()).contains(code);
          assertThat(actions).as(code).noneMatch(action -> DocumentedCodes.allow(action, code));
          assertThat(new Actions(groups()).names()).containsAll(actions);
        });
  }

  /** When it is stale, copy {@code gateway/target/cloud-api-coverage.md} over it. */
  @Test
  void thePageIsWhatTheCodeSays() throws IOException {
    var page = page();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", PAGE.getFileName().toString()), page);
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("stale: cp gateway/target/cloud-api-coverage.md docs/api/")
        .isEqualTo(page);
  }

  private static String page() {
    var sections = new LinkedHashMap<String, List<Coverage.Entry>>();
    Coverage.entries()
        .forEach(
            entry -> sections.computeIfAbsent(entry.section(), _ -> new ArrayList<>()).add(entry));
    return """
        # Which actions of the cloud API are offered

        Made from the code by a test (`CoverageTest`). `POST /` with the action in `X-TC-Action`, version `2017-03-12`, signed with
        TC3-HMAC-SHA256 by an API key of an account; answers are always `200`, refusals are inside. An action that is not listed here is
        answered `InvalidAction`. How the two worlds differ is told in [cloud-api.md](cloud-api.md).
        """
        + sections.entrySet().stream().map(CoverageTest::section).collect(joining())
        + codes();
  }

  private static String section(Map.Entry<String, List<Coverage.Entry>> section) {
    return "\n## %s\n\n| action | |\n|---|---|\n".formatted(section.getKey())
        + section.getValue().stream().map(CoverageTest::row).collect(joining());
  }

  private static String row(Coverage.Entry entry) {
    var standing =
        entry.isSupported()
            ? "supported"
            : entry.isPlanned()
                ? "planned; until then `" + entry.code() + "`"
                : "refused, `" + entry.code() + "`: " + entry.why();
    return "| `%s` | %s |\n".formatted(entry.action(), standing);
  }

  private static String codes() {
    var better = new TreeMap<String, Map<String, Set<String>>>();
    for (var action : actions()) {
      action
          .instead()
          .forEach(
              (problem, code) ->
                  better
                      .computeIfAbsent(problem, _ -> new TreeMap<>())
                      .computeIfAbsent(code, _ -> new TreeSet<>())
                      .add(action.name()));
    }
    return """

        ## What each of our problem codes is there

        [Problem codes](problems.md) of the services, in the words of the cloud API.

        | problem | code |
        |---|---|
        """
        + ProblemCodes.all().entrySet().stream()
            .map(entry -> codeRow(entry, better.getOrDefault(entry.getKey(), Map.of())))
            .collect(joining());
  }

  private static String codeRow(Map.Entry<String, String> code, Map<String, Set<String>> better) {
    var there =
        Stream.concat(
                Stream.of("`" + code.getValue() + "`"),
                better.entrySet().stream()
                    .map(
                        other ->
                            "`%s` of %s"
                                .formatted(
                                    other.getKey(),
                                    other.getValue().stream()
                                        .map(action -> "`" + action + "`")
                                        .collect(joining(", ")))))
            .collect(joining("; "));
    return "| `%s` | %s |\n".formatted(code.getKey(), there);
  }
}
