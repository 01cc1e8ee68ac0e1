package dev.landbridge.peering.vpc;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.peering.FreeText;
import dev.landbridge.peering.ResourceName;
import dev.landbridge.peering.TagKey;
import org.jspecify.annotations.Nullable;

/** Which VPCs of a list are wanted. */
record VpcFilter(
    @Nullable Region region,
    @Nullable ResourceName name,
    @Nullable CidrBlock cidrBlock,
    @Nullable TagKey tagKey,
    @Nullable FreeText tagValue) {}
