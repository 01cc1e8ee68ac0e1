package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;

/** A subnet as this service knows it. */
public record Subnet(SubnetId id, VpcId vpcId, AccountId owner, CidrBlock cidrBlock) {}
