package dev.landbridge.gateway.tencentapi.peering;

import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.gateway.tencentapi.CloudError;
import org.jspecify.annotations.Nullable;

/** What a connection costs and promises, in both languages. */
final class Terms {
  static final String VPC_PEER = "VPC_PEER";

  private Terms() {}

  static String name(ChargeType type) {
    return switch (type) {
      case DAILY_PEAK -> "POSTPAID_BY_DAY_MAX";
      case MONTHLY_95TH_PERCENTILE -> "POSTPAID_BY_MONTH_95";
    };
  }

  static String name(ServiceLevel level) {
    return switch (level) {
      case PLATINUM -> "PT";
      case GOLD -> "AU";
      case SILVER -> "AG";
    };
  }

  static @Nullable ChargeType chargeType(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    for (var type : ChargeType.values()) {
      if (name(type).equals(name)) {
        return type;
      }
    }
    throw unknown("ChargeType");
  }

  static @Nullable ServiceLevel serviceLevel(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    for (var level : ServiceLevel.values()) {
      if (name(level).equals(name)) {
        return level;
      }
    }
    throw unknown("QosLevel");
  }

  /** Of 0 it is said that there is no cap, which is how connections within a region show it. */
  static @Nullable Integer bandwidth(@Nullable Integer mbps) {
    return mbps == null || mbps == 0 ? null : mbps;
  }

  static void checkType(@Nullable String type) {
    if (type == null || type.isEmpty() || type.equals(VPC_PEER)) {
      return;
    }
    if (type.equals("VPC_BM_PEER")) {
      throw CloudError.unsupported("Expected Type VPC_PEER: there are no bare-metal networks here");
    }
    throw unknown("Type");
  }

  private static CloudError unknown(String parameter) {
    return new CloudError(
        "InvalidParameterValue", "Expected " + parameter + " to be one of the documented values");
  }
}
