package dev.landbridge.gateway.tencentapi.peering;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.gateway.tencentapi.Tag;
import dev.landbridge.gateway.tencentapi.Times;
import java.util.List;

/** A peering connection on the wire. An account has one number here: it is the uin and the app. */
record PeerConnection(
    String sourceVpcId,
    String peerVpcId,
    String peeringConnectionId,
    String peeringConnectionName,
    String state,
    boolean isNgw,
    int bandwidth,
    String sourceRegion,
    String destinationRegion,
    String createTime,
    long appId,
    long peerAppId,
    String chargeType,
    long sourceUin,
    long destinationUin,
    List<Tag> tagSet,
    String qosLevel,
    String type,
    String destinationVpcId) {

  PeerConnection {
    tagSet = List.copyOf(tagSet);
  }

  static PeerConnection of(PeeringView connection) {
    var source = connection.requester();
    var destination = connection.accepter();
    return new PeerConnection(
        source.vpcId().text(),
        destination.vpcId().text(),
        connection.id().text(),
        connection.name(),
        connection.cloudState(),
        false,
        connection.bandwidthMbps(),
        source.region().text(),
        destination.region().text(),
        Times.text(connection.createdAt()),
        number(source.accountId()),
        number(destination.accountId()),
        Terms.name(connection.chargeType()),
        number(source.accountId()),
        number(destination.accountId()),
        Tag.listOf(connection.tags()),
        connection.isWithinOneRegion() ? "" : Terms.name(connection.serviceLevel()),
        Terms.VPC_PEER,
        destination.vpcId().text());
  }

  private static long number(AccountId account) {
    return Long.parseLong(account.text());
  }
}
