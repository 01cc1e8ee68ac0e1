package dev.landbridge.routing.network;

import dev.landbridge.events.net.CidrBlock;
import java.time.Instant;

/** A CIDR block a VPC has, and since when; {@code version} orders the blocks of one VPC. */
public record OwnCidrBlock(CidrBlock cidrBlock, long version, Instant since) {}
