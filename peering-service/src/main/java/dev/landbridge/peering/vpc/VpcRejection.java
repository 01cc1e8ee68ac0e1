package dev.landbridge.peering.vpc;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.AddressRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why something about a VPC is not possible. */
sealed interface VpcRejection extends Rejection {

  record NoSuchVpc(VpcId id) implements VpcRejection {
    @Override
    public String code() {
      return "no-such-vpc";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such vpc";
    }
  }

  record NoSuchSubnet(SubnetId id) implements VpcRejection {
    @Override
    public String code() {
      return "no-such-subnet";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such subnet";
    }
  }

  record NoSuchCidrBlock(VpcId id, CidrBlock cidrBlock) implements VpcRejection {
    @Override
    public String code() {
      return "no-such-cidr-block";
    }

    @Override
    public String detail() {
      return "Expected VPC " + id + " to have CIDR block " + cidrBlock + ", but it has not";
    }
  }

  record NoSuchRegion(Region region) implements VpcRejection {
    @Override
    public String code() {
      return "no-such-region";
    }

    @Override
    public String detail() {
      return "Expected a region of this installation, but got " + region;
    }
  }

  record RegionNotAllowed(Region region) implements VpcRejection {
    @Override
    public String code() {
      return "region-not-allowed";
    }

    @Override
    public String detail() {
      return "Expected a region open to your account, but " + region + " is not";
    }
  }

  record CidrBlockNotAllowed(CidrBlock cidrBlock, List<AddressRange> ranges)
      implements VpcRejection {
    @Override
    public String code() {
      return "cidr-block-not-allowed";
    }

    @Override
    public String detail() {
      return "Expected a CIDR block within one of " + ranges + ", but got " + cidrBlock;
    }
  }

  record PrimaryCidrBlockNotIpv4(CidrBlock cidrBlock) implements VpcRejection {
    @Override
    public String code() {
      return "primary-cidr-block-not-ipv4";
    }

    @Override
    public String detail() {
      return "Expected an IPv4 CIDR block as the primary one, but got " + cidrBlock;
    }
  }

  record CidrBlocksOverlap(CidrBlock asked, CidrBlock conflicting) implements VpcRejection {
    @Override
    public String code() {
      return "cidr-blocks-overlap";
    }

    @Override
    public String detail() {
      return "Expected " + asked + " to be free in the VPC, but it has " + conflicting;
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", conflicting);
    }
  }

  /** The block is one that the caller already sees. */
  record CidrBlockOverlapsPeer(CidrBlock asked, @Nullable CidrBlock conflicting)
      implements VpcRejection {
    @Override
    public String code() {
      return "cidr-block-overlaps-peer";
    }

    @Override
    public String detail() {
      return "Expected no peer of the VPC within "
          + asked
          + (conflicting == null ? ", but there is one" : ", but one has " + conflicting);
    }

    @Override
    public Map<String, Object> values() {
      return conflicting == null ? Map.of() : Map.of("conflictingCidrBlock", conflicting);
    }
  }

  /** A peer reaches such addresses in a third VPC, of which the caller learns nothing. */
  record CidrBlockTakenAtPeer(CidrBlock asked) implements VpcRejection {
    @Override
    public String code() {
      return "cidr-block-taken-at-peer";
    }

    @Override
    public String detail() {
      return "Expected " + asked + " to be free at every peer of the VPC, but it is not";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", asked);
    }
  }

  record PrimaryCidrBlock(CidrBlock cidrBlock) implements VpcRejection {
    @Override
    public String code() {
      return "primary-cidr-block";
    }

    @Override
    public String detail() {
      return "Expected a secondary CIDR block, but " + cidrBlock + " is the primary one";
    }
  }

  record CidrBlockInUse(CidrBlock cidrBlock, SubnetId subnetId) implements VpcRejection {
    @Override
    public String code() {
      return "cidr-block-in-use";
    }

    @Override
    public String detail() {
      return "Expected no subnet in " + cidrBlock + ", but there is " + subnetId;
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("subnetId", subnetId);
    }
  }

  record SubnetOutsideVpc(CidrBlock asked, List<CidrBlock> blocks) implements VpcRejection {
    @Override
    public String code() {
      return "subnet-outside-vpc";
    }

    @Override
    public String detail() {
      return "Expected a CIDR block within one of " + blocks + ", but got " + asked;
    }
  }

  record SubnetsOverlap(CidrBlock asked, SubnetId subnetId, CidrBlock conflicting)
      implements VpcRejection {
    @Override
    public String code() {
      return "subnets-overlap";
    }

    @Override
    public String detail() {
      return "Expected " + asked + " to be free, but " + subnetId + " has " + conflicting;
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", conflicting, "subnetId", subnetId);
    }
  }

  record VpcInUse(VpcId id, int subnets, int peeringConnections) implements VpcRejection {
    @Override
    public String code() {
      return "vpc-in-use";
    }

    @Override
    public String detail() {
      return "Expected VPC %s to be empty, but it has %d subnets and %d peering connections"
          .formatted(id, subnets, peeringConnections);
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("subnets", subnets, "peeringConnections", peeringConnections);
    }
  }

  record VpcQuotaExceeded(Quota quota, int limit) implements VpcRejection {
    @Override
    public String code() {
      return "quota-exceeded";
    }

    @Override
    public String detail() {
      return "Expected at most " + limit + " " + name() + ", and there are as many";
    }

    private String name() {
      return quota.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("quota", quota, "limit", limit);
    }
  }
}
