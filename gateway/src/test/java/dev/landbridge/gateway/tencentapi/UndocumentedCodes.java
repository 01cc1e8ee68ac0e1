package dev.landbridge.gateway.tencentapi;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** Which codes are answered although the cloud documents them for other actions only, and why. */
final class UndocumentedCodes {
  /** An acceptance meets the limit of active connections, as a creation may. */
  private static final Set<String> OF_A_CREATION = Set.of("AcceptVpcPeeringConnection");

  /** What is documented there is the list of the creation, states and sides of which are none. */
  private static final Set<String> OF_A_VERB = Set.of("ModifyVpcPeeringConnection");

  /** More than a hundred at once, which the cloud seems not to count in all actions. */
  private static final Set<String> COUNTED =
      Set.of(
          "CreateRoutes",
          "ReplaceRoutes",
          "NotifyRoutes",
          "WithdrawNotifyRoutes",
          "DescribeRouteConflicts",
          "DescribeAssistantCidr",
          "DescribeNetDetectStates");

  /** What is no list of values is refused before it is known of which action. */
  private static final Set<String> OF_VALUES =
      Set.of(
          "DescribeAssistantCidr",
          "DescribeRoutes",
          "DescribeRouteList",
          "DescribeNetDetects",
          "DescribeNetDetectStates",
          "DescribeVpcPeeringConnections",
          "DescribeRouteTables");

  /** So is what is no filter at all. */
  private static final Set<String> FILTERED =
      Set.of(
          "DescribeAssistantCidr",
          "DescribeRoutes",
          "DescribeRouteList",
          "DescribeNetDetects",
          "DescribeNetDetectStates");

  /** The actions, by code. */
  static final Map<String, Set<String>> ANSWERED =
      Map.ofEntries(
          entry("LimitExceeded.VpcPeerAvaLimitExceeded", OF_A_CREATION),
          entry("UnsupportedOperation.VpcPeerInvalidStateChange", OF_A_VERB),
          entry("UnsupportedOperation.VpcPeerPurviewError", OF_A_VERB),
          entry("InvalidParameterValue.LimitExceeded", COUNTED),
          entry("InvalidParameter.FilterNotDict", FILTERED),
          entry("InvalidParameter.FilterValuesNotList", OF_VALUES));

  private UndocumentedCodes() {}

  /** Of an action that the documents do not list every code may be. */
  static boolean mayBe(String action, String code) {
    return code.isEmpty()
        || !DocumentedCodes.know(action)
        || DocumentedCodes.allow(action, code)
        || ANSWERED.getOrDefault(code, Set.of()).contains(action);
  }
}
