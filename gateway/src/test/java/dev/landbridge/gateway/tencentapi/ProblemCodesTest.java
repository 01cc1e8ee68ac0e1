package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every problem code there is has one code of the cloud, and that one is documented there. */
class ProblemCodesTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][a-z0-9-]*)` \\|");

  /** The page is complete: a test of the whole installation compares it with all sources. */
  private static Set<String> problems() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "api", "problems.md"));
    return ROW.matcher(page)
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyProblemHasExactlyOneCode() throws IOException {
    var mapped =
        ProblemCodes.all().keySet().stream()
            .filter(code -> !code.contains("/"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(mapped).isEqualTo(problems()).hasSizeGreaterThan(90);
  }

  @Test
  void everyCodeIsDocumented() {
    assertThat(DocumentedCodes.all())
        .hasSizeGreaterThan(100)
        .containsAll(new TreeSet<>(ProblemCodes.all().values()));
  }

  @Test
  void anActionMayKnowABetterCodeAndAQuotaItsOwn() {
    var instead = Map.of("cidr-blocks-overlap", "UnsupportedOperation.VpcPeerCidrConflict");
    var create = "CreateVpcPeeringConnection";
    assertThat(ProblemCodes.of("cidr-blocks-overlap", "", "CreateAssistantCidr", Map.of()))
        .isEqualTo("InvalidParameterValue.VpcCidrConflict");
    assertThat(ProblemCodes.of("cidr-blocks-overlap", "", create, instead))
        .isEqualTo("UnsupportedOperation.VpcPeerCidrConflict");
    assertThat(ProblemCodes.of("quota-exceeded", "vpcs-per-region", create, Map.of()))
        .isEqualTo("LimitExceeded");
    assertThat(ProblemCodes.of("quota-exceeded", "peering-connections-per-vpc", create, Map.of()))
        .isEqualTo("LimitExceeded.VpcPeerTotalLimitExceeded");
    assertThat(ProblemCodes.of("never-heard-of", "", create, Map.of())).isEqualTo("InternalError");
  }

  @Test
  void whereACodeIsNotDocumentedItsFamilyIsTold() {
    assertThat(ProblemCodes.of("cidr-blocks-overlap", "", "CreateVpc", Map.of()))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            ProblemCodes.of("quota-exceeded", "peering-connections-per-vpc", "CreateVpc", Map.of()))
        .isEqualTo("LimitExceeded");
    assertThat(ProblemCodes.of("not-the-accepter", "", "-", Map.of()))
        .isEqualTo("UnsupportedOperation");
  }
}
