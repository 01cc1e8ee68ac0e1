package dev.landbridge.peering.connection;

import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.FreeText;
import dev.landbridge.peering.ResourceName;
import dev.landbridge.peering.TagKey;
import org.jspecify.annotations.Nullable;

/** Which connections of a list are wanted; VPC and region may be of either end. */
record PeeringFilter(
    @Nullable PeeringStatus state,
    @Nullable VpcId vpcId,
    @Nullable PeeringRole role,
    @Nullable Region region,
    @Nullable ResourceName name,
    @Nullable TagKey tagKey,
    @Nullable FreeText tagValue,
    @Nullable Boolean requesterKnown) {}
