package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from what they name, so that a repeat makes the same one. */
public final class DerivedIds {
  private static final int DIGITS = 17;

  private DerivedIds() {}

  /** The main route table of a VPC. */
  public static RouteTableId mainTableOf(VpcId vpc) {
    return RouteTableId.parse(RouteTableId.PREFIX + digits("main:" + vpc.text()));
  }

  /** The local route of a table to one of its VPC's own CIDR blocks. */
  public static RouteId localRouteOf(RouteTableId table, CidrBlock block) {
    return RouteId.parse(RouteId.PREFIX + digits("local:" + table.text() + ":" + block.text()));
  }

  private static String digits(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }
}
