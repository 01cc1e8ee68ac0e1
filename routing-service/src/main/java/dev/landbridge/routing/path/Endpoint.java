package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An end of a path as the caller names it; a plain string is an address. */
record Endpoint(
    @Nullable VpcId vpcId,
    @Nullable SubnetId subnetId,
    @Nullable @Size(max = 64) String networkInterfaceId,
    @Nullable IpAddress address) {

  @JsonCreator
  Endpoint {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Endpoint of(String address) {
    return new Endpoint(null, null, null, IpAddress.parse(address));
  }

  Endpoint in(@Nullable VpcId other) {
    return other == null ? this : new Endpoint(other, subnetId, networkInterfaceId, address);
  }

  @AssertTrue(message = "Expected a VPC, a subnet, a network interface or an address")
  boolean isNamed() {
    return named().findAny().isPresent();
  }

  /** The most precise name that was given. */
  Object name() {
    return named().findFirst().orElse("");
  }

  private Stream<Object> named() {
    return Stream.<@Nullable Object>of(networkInterfaceId, address, subnetId, vpcId)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }
}
