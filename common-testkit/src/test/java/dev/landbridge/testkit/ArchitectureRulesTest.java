package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
  private static final String SAMPLE = "dev.landbridge.testkit.sample";
  private final JavaClasses sample = new ClassFileImporter().importPackages(SAMPLE);

  @Test
  void whatADeciderReachesMustBePure() {
    assertThat(PureCore.of(sample).violations())
        .containsExactly(
            SAMPLE + ".room.Clocks asks java.time.Instant.now()",
            SAMPLE + ".room.SampleDecider uses java.sql.Timestamp");
  }

  @Test
  void aPublicTypeNeedsAUserInAnotherRoom() {
    assertThat(RoomDoors.publicWithoutUser(sample, SAMPLE, Set.of()))
        .containsExactly(SAMPLE + ".room.Unused");
    assertThat(RoomDoors.publicWithoutUser(sample, SAMPLE, Set.of(SAMPLE + ".room.Unused")))
        .isEmpty();
  }

  @Test
  void aHandlerDeclaresTheStatusThatItAnswers() {
    var controller = SAMPLE + ".web.SampleController.";
    var statuses = new AnswerStatuses(SAMPLE + ".web.Answers", SAMPLE + ".web.Created");
    assertThat(statuses.violations(sample))
        .containsExactly(
            controller + "answersAsIfCreated()",
            controller + "createsUndeclared()",
            controller + "declaresNothingAndAnswers()",
            controller + "hasNothingToShowUndeclared()");
  }

  @Test
  void theContractIsPure() {
    assertThat(
            PureCore.allOf(new ClassFileImporter().importPackages("dev.landbridge.events"))
                .violations())
        .isEmpty();
  }

  @Test
  void modulesThatCannotCheckThemselvesAreSmallToo() {
    ArchitectureRules.checkSizes();
    ArchitectureRules.checkSizes(Path.of("../common-events/src"));
    ArchitectureRules.checkSizes(Path.of("../common-embedded/src"));
  }

  @Test
  void technologiesStayInTheirEdgeTypes() {
    assertThat(ArchitectureRules.of(SAMPLE).violations(sample))
        .anySatisfy(
            found -> assertThat(found).contains("SQL only in", "SampleDecider", "SampleProjection"))
        .noneSatisfy(found -> assertThat(found).contains("SampleQueries"));
  }
}
