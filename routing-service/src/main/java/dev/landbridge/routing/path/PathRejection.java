package dev.landbridge.routing.path;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.peering.VpcId;
import java.util.List;
import java.util.Map;

/** Why a question about paths has no answer. */
sealed interface PathRejection extends Rejection {

  record AmbiguousSource(Object source, List<VpcId> vpcIds) implements PathRejection {
    @Override
    public String code() {
      return "ambiguous-source";
    }

    @Override
    public String detail() {
      return "Several VPCs hold " + source + ": choose one as the source's VPC.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("vpcIds", vpcIds);
    }
  }

  record AddressFamiliesDiffer(Object source, Object destination) implements PathRejection {
    @Override
    public String code() {
      return "address-families-differ";
    }

    @Override
    public String detail() {
      return "Expected two ends of one address family, but got %s and %s."
          .formatted(source, destination);
    }
  }
}
