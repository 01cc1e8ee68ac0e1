package dev.landbridge.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * The house rules, as one check per service: the core is pure, each technology has its edge types,
 * services and rooms stay apart, files and methods stay small.
 */
public final class ArchitectureRules {
  private static final String ROOT = "dev.landbridge";
  private static final Set<String> SHARED = Set.of("events", "platform");
  private static final List<String> WEB =
      List.of("Controller", "Problems", "Filter", "Configuration");
  private static final List<String> MESSAGING =
      List.of("Aggregate", "Projection", "Process", "Consumer", "Configuration");

  /** A projection has {@code ProjectionWrites}, which keep the order of what it writes. */
  private static final List<String> SQL = List.of("Queries", "Register");

  private final String basePackage;
  private final List<String> web;
  private final Set<String> publicAnyway;

  private ArchitectureRules(String basePackage, List<String> web, Set<String> publicAnyway) {
    this.basePackage = basePackage;
    this.web = web;
    this.publicAnyway = publicAnyway;
  }

  /** Everything at once, for a service without exceptions. */
  public static void check(String basePackage) {
    of(basePackage).check();
  }

  public static ArchitectureRules of(String basePackage) {
    return new ArchitectureRules(basePackage, WEB, Set.of());
  }

  /** For a service whose business is HTTP itself: further names that may know Spring Web. */
  public ArchitectureRules webAlsoIn(String... suffixes) {
    var all = Stream.concat(web.stream(), Stream.of(suffixes)).toList();
    return new ArchitectureRules(basePackage, all, publicAnyway);
  }

  /** Types that another module needs, such as a benchmark. */
  public ArchitectureRules mayBePublic(Class<?>... types) {
    var all = new TreeSet<>(publicAnyway);
    Stream.of(types).map(Class::getName).forEach(all::add);
    return new ArchitectureRules(basePackage, web, all);
  }

  public void check() {
    var classes = mainClassesOf(basePackage);
    var softly = new SoftAssertions();
    softly.assertThat(violations(classes)).as("edges").isEmpty();
    softly.assertThat(PureCore.of(classes).violations()).as("the core is pure").isEmpty();
    softly
        .assertThat(RoomDoors.publicWithoutUser(classes, basePackage, publicAnyway))
        .as("public types that nobody outside their room uses")
        .isEmpty();
    softly
        .assertThat(ProcessingGroups.usedTwice(classes))
        .as("names of processing groups used twice")
        .isEmpty();
    softly
        .assertThat(AnswerStatuses.OURS.violations(classes))
        .as("handlers that answer another status than they declare")
        .isEmpty();
    softly.assertThat(SourceSizes.violations(Path.of("src"))).as("sizes").isEmpty();
    softly.assertAll();
  }

  List<String> violations(JavaClasses classes) {
    return rules().stream()
        .map(rule -> rule.evaluate(classes))
        .filter(EvaluationResult::hasViolation)
        .map(result -> result.getFailureReport().toString())
        .toList();
  }

  /** For modules that are no services: only that files and methods stay small. */
  public static void checkSizes() {
    checkSizes(Path.of("src"));
  }

  static void checkSizes(Path src) {
    assertThat(SourceSizes.violations(src)).as("sizes").isEmpty();
  }

  private static JavaClasses mainClassesOf(String basePackage) {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(basePackage);
    if (classes.isEmpty()) {
      throw new AssertionError("Expected classes in " + basePackage + ", but there are none");
    }
    return classes;
  }

  private List<ArchRule> rules() {
    var rules = new ArrayList<ArchRule>();
    rules.add(
        only(
            web,
            "Spring Web",
            "org.springframework.web..",
            "org.springframework.http..",
            "jakarta.servlet.."));
    rules.add(
        only(
            MESSAGING,
            "Axon and Kafka",
            "org.axonframework..",
            "org.apache.kafka..",
            "org.springframework.kafka.."));
    rules.add(only(SQL, "SQL", "org.springframework.jdbc..", "java.sql..", "javax.sql.."));
    rules.add(servicesDoNotSeeEachOther());
    rules.add(
        slices()
            .matching(basePackage + ".(*)..")
            .should()
            .beFreeOfCycles()
            .as("rooms have no cycles")
            .allowEmptyShould(true));
    rules.add(
        noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .allowEmptyShould(true));
    rules.add(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value"));
    return rules;
  }

  private ArchRule only(List<String> suffixes, String what, String... packages) {
    return noClasses()
        .that(
            Described.by(
                "are not *" + String.join(", *", suffixes), type -> !isNamed(type, suffixes)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .as("%s only in *%s".formatted(what, String.join(", *", suffixes)))
        .allowEmptyShould(true);
  }

  private ArchRule servicesDoNotSeeEachOther() {
    return noClasses()
        .should()
        .dependOnClassesThat(Described.by("belong to another service", this::isForeign))
        .as("services do not see each other");
  }

  private boolean isForeign(JavaClass type) {
    var name = type.getPackageName();
    return name.startsWith(ROOT + ".")
        && !name.equals(basePackage)
        && !name.startsWith(basePackage + ".")
        && !SHARED.contains(name.substring(ROOT.length() + 1).split("\\.", 2)[0]);
  }

  /** Nested types belong to the file they are in. */
  private static boolean isNamed(JavaClass type, List<String> suffixes) {
    var file = PureCore.outermost(type).getSimpleName();
    return suffixes.stream().anyMatch(file::endsWith);
  }
}
