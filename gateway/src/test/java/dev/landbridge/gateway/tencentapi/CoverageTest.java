package dev.landbridge.gateway.tencentapi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

  static List<Action<?, ?>> actions() {
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
    return """

        ## What each of our problem codes is there

        [Problem codes](problems.md) of the services, in the words of the cloud API, for every action that is offered. None answers a code that
        is documented neither for it nor for all actions. `EnableVpcPeeringConnection`, which is of version 2 of that API and has no list of
        codes of this one, has those of `CreateVpcPeeringConnection` and `AcceptVpcPeeringConnection`. A change of which nobody knows whether it
        was made is `InternalError`, whatever the service says last ([what a refusal means](cloud-api.md#what-a-refusal-means)).

        | problem | code |
        |---|---|
        """
        + ProblemCodes.all().keySet().stream().map(CoverageTest::codeRow).collect(joining());
  }

  private static String codeRow(String problem) {
    var name = problem.split("/", 2);
    var quota = name.length == 1 ? "" : name[1];
    var actions = new TreeMap<String, Set<String>>();
    for (var action : actions()) {
      var code = ProblemCodes.of(name[0], quota, action.name(), action.instead());
      actions.computeIfAbsent(code, _ -> new TreeSet<>()).add(action.name());
    }
    var usual =
        actions.entrySet().stream()
            .max(Comparator.comparingInt(entry -> entry.getValue().size()))
            .orElseThrow()
            .getKey();
    actions.remove(usual);
    var there =
        Stream.concat(
                actions.entrySet().stream().map(other -> other(other.getKey(), other.getValue())),
                Stream.of((actions.isEmpty() ? "`" : "else `") + usual + "`"))
            .collect(joining("; "));
    return "| `%s` | %s |\n".formatted(problem, there);
  }

  private static String other(String code, Set<String> actions) {
    return actions.stream()
        .map(action -> "`" + action + "`")
        .collect(joining(", ", "`" + code + "` of ", ""));
  }
}
