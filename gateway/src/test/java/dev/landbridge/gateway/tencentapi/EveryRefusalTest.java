package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd.Answer;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Every action, as its client sees it, where a service refuses it for each problem there is. */
class EveryRefusalTest {
  @RegisterExtension
  static final TranslationFixture fixture =
      new TranslationFixture(Map.of("gateway.rate-limit.burst", 100_000));

  /** Whoever adds an action with a required parameter of a new name adds a line here. */
  private static final JsonNode VALUES =
      TranslationFixture.tree(
          """
          {"VpcId": "vpc-0123456789abcdef0", "SourceVpcId": "vpc-0123456789abcdef0",
           "DestinationVpcId": "vpc-0123456789abcdef1", "SubnetId": "subnet-0123456789abcdef0",
           "RouteTableId": "rtb-0123456789abcdef0", "NetDetectId": "npr-0123456789abcdef0",
           "PeeringConnectionId": "pcx-0123456789abcdef0", "DestinationUin": "100000000002",
           "DestinationRegion": "ap-beijing", "VpcName": "a", "SubnetName": "a", "Zone": "a",
           "PeeringConnectionName": "a", "RouteTableName": "a", "NetDetectName": "a",
           "CidrBlock": "192.168.0.0/16", "CidrBlocks": ["10.1.0.0/16"], "Product": "vpc",
           "NewCidrBlocks": ["10.1.0.0/16"], "VpcIds": ["vpc-0123456789abcdef0"],
           "DetectDestinationIp": ["10.0.1.20"], "LimitTypes": ["appid-max-vpcs"],
           "DestinationCidrBlocks": ["10.0.1.0/24"], "RouteItemIds": ["rti-00000000000010000"],
           "Routes": [{"RouteItemId": "rti-00000000000010000", "GatewayType": "NAT",
            "GatewayId": "nat-1", "DestinationCidrBlock": "10.0.1.0/24"}],
           "Subnets": [{"CidrBlock": "192.168.1.0/24", "SubnetName": "a", "Zone": "a"}]}\
          """);

  /** May be left out, but then some action asks for another one, or does nothing. */
  private static final Set<String> NEEDED =
      Set.of("VpcId", "SubnetId", "NewCidrBlocks", "RouteItemIds", "Routes");

  private static Map<String, JsonNode> parameters(Action<?, ?> action) {
    var parameters = new TreeMap<String, JsonNode>();
    for (var component : action.input().getRecordComponents()) {
      var name =
          Character.toUpperCase(component.getName().charAt(0)) + component.getName().substring(1);
      if (!isOptional(component) || NEEDED.contains(name)) {
        assertThat(VALUES.has(name)).as("an example of %s", name).isTrue();
        parameters.put(name, VALUES.path(name));
      }
    }
    return parameters;
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Answer refusal(String problem) {
    var name = problem.split("/", 2);
    var quota = name.length == 1 ? "" : ",\"quota\":\"" + name[1] + "\"";
    return new Answer(409, Map.of(), "{\"code\":\"" + name[0] + "\"" + quota + "}");
  }

  @Test
  void isToldInTheOneCodeThatIsDocumentedForIt() {
    for (var problem : ProblemCodes.all().keySet()) {
      fixture.allRefuse(refusal(problem));
      var name = problem.split("/", 2);
      for (var action : CoverageTest.actions()) {
        var code =
            ProblemCodes.of(
                name[0], name.length == 1 ? "" : name[1], action.name(), action.instead());
        assertThat(fixture.call(action.name(), parameters(action)).error())
            .as("%s of %s", problem, action.name())
            .isEqualTo(code);
      }
    }
  }
}
