package dev.landbridge.gateway.tencentapi.probe;

import dev.landbridge.gateway.tencentapi.Tag;
import dev.landbridge.gateway.tencentapi.Times;
import java.util.List;

/** A network probe on the wire. Nobody chooses addresses to send from here. */
record NetDetect(
    String vpcId,
    String vpcName,
    String subnetId,
    String subnetName,
    String netDetectId,
    String netDetectName,
    List<String> detectDestinationIp,
    List<String> detectSourceIp,
    String nextHopType,
    String nextHopDestination,
    String nextHopName,
    String netDetectDescription,
    String createTime,
    List<Tag> tagSet) {
  NetDetect {
    detectDestinationIp = List.copyOf(detectDestinationIp);
    detectSourceIp = List.copyOf(detectSourceIp);
    tagSet = List.copyOf(tagSet);
  }

  static NetDetect of(ProbeView probe, String vpcName, String subnetName) {
    var hop = probe.nextHopId();
    return new NetDetect(
        probe.vpcId().text(),
        vpcName,
        probe.subnetId().text(),
        subnetName,
        probe.id().text(),
        probe.name(),
        probe.destinations(),
        List.of(),
        NextHop.name(probe.nextHopType()),
        hop == null ? "" : hop,
        "",
        probe.description(),
        Times.text(probe.createdAt()),
        List.of());
  }
}
