package dev.landbridge.routing.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteCsvTest {

  @Test
  void aRouteIsALine() throws IOException {
    assertThat(csv("to subnet B"))
        .isEqualTo(
            "id,destination,nextHopType,nextHopId,state,origin,published,description,createdAt\r\n"
                + "rti-0000000000000000a,10.0.1.0/24,peering-connection,pcx-1,blackhole,user,false,"
                + "to subnet B,2026-01-15T08:00:00Z\r\n");
  }

  @Test
  void quotesCommasAndLinesStayInTheirField() throws IOException {
    assertThat(csv("a \"b\", c")).contains(",\"a \"\"b\"\", c\",");
    assertThat(RouteCsv.field("a\nb")).isEqualTo("\"a\nb\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "|calc", "%0"})
  void nothingIsAFormula(String text) {
    assertThat(RouteCsv.field(text).replace("\"", "")).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "1=1", "10.0.0.0/8", "fd00::/8", "名字"})
  void otherTextStaysWhatItIs(String text) {
    assertThat(RouteCsv.field(text).replace("\"", "")).isEqualTo(text);
  }

  private static String csv(String description) throws IOException {
    var out = new StringBuilder();
    RouteCsv.write(
        List.of(
            new RouteResource(
                RouteId.parse("rti-0000000000000000a"),
                RouteTableId.parse("rtb-0000000000000000a"),
                AccountId.parse("100000000001"),
                CidrBlock.parse("10.0.1.0/24"),
                NextHopType.PEERING_CONNECTION,
                "pcx-1",
                RouteStatus.BLACKHOLE,
                RouteOrigin.USER,
                false,
                description,
                3,
                Instant.parse("2026-01-15T08:00:00Z"))),
        out);
    return out.toString();
  }
}
