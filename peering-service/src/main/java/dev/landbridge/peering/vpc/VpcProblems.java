package dev.landbridge.peering.vpc;

import dev.landbridge.peering.vpc.VpcRejection.CidrBlockInUse;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockNotAllowed;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockOverlapsPeer;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockTakenAtPeer;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlocksOverlap;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchRegion;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchSubnet;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchVpc;
import dev.landbridge.peering.vpc.VpcRejection.PrimaryCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.PrimaryCidrBlockNotIpv4;
import dev.landbridge.peering.vpc.VpcRejection.RegionNotAllowed;
import dev.landbridge.peering.vpc.VpcRejection.SubnetOutsideVpc;
import dev.landbridge.peering.vpc.VpcRejection.SubnetsOverlap;
import dev.landbridge.peering.vpc.VpcRejection.VpcInUse;
import dev.landbridge.peering.vpc.VpcRejection.VpcQuotaExceeded;
import dev.landbridge.platform.web.ProblemMapping;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class VpcProblems implements ProblemMapping<VpcRejection> {
  @Override
  public Class<VpcRejection> rejections() {
    return VpcRejection.class;
  }

  @Override
  public HttpStatus status(VpcRejection rejection) {
    return switch (rejection) {
      case NoSuchVpc _, NoSuchSubnet _, NoSuchCidrBlock _ -> HttpStatus.NOT_FOUND;
      case RegionNotAllowed _ -> HttpStatus.FORBIDDEN;
      case NoSuchRegion _, CidrBlockNotAllowed _, PrimaryCidrBlockNotIpv4 _, SubnetOutsideVpc _ ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      case CidrBlocksOverlap _,
          CidrBlockOverlapsPeer _,
          CidrBlockTakenAtPeer _,
          PrimaryCidrBlock _,
          CidrBlockInUse _,
          SubnetsOverlap _,
          VpcInUse _,
          VpcQuotaExceeded _ ->
          HttpStatus.CONFLICT;
    };
  }
}
