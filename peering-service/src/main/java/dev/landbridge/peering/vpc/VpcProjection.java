package dev.landbridge.peering.vpc;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.SubnetRenamed;
import dev.landbridge.events.peering.VpcEvent.SubnetTagged;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcEvent.VpcDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcRenamed;
import dev.landbridge.events.peering.VpcEvent.VpcTagged;
import dev.landbridge.peering.TagsColumn;
import dev.landbridge.platform.projection.ProjectionWrites;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** VPCs and subnets as they are listed. */
@Component
@ProcessingGroup("vpc-view")
class VpcProjection {
  private final ProjectionWrites writes;

  VpcProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @ResetHandler
  void reset() {
    writes.update("truncate vpc_view, subnet_view");
  }

  /** The VPC's version is moved last: what comes before it takes effect only with news. */
  @EventHandler
  void on(
      VpcEvent event, @SequenceNumber long version, @Timestamp Instant at, TrackingToken token) {
    var position = token.position().orElseThrow();
    switch (event) {
      case VpcCreated e -> create(e, version, at, position);
      case VpcRenamed e -> set("name = ?", e.name(), e, version);
      case VpcTagged e -> set("tags = ?::jsonb", TagsColumn.write(e.tags()), e, version);
      case VpcCidrBlockAdded e ->
          set(
              "secondary_cidr_blocks = array_append(secondary_cidr_blocks, ?)",
              e.cidrBlock().text(),
              e,
              version);
      case VpcCidrBlockRemoved e ->
          set(
              "secondary_cidr_blocks = array_remove(secondary_cidr_blocks, ?)",
              e.cidrBlock().text(),
              e,
              version);
      case VpcDeleted e ->
          writes.add(
              "delete from vpc_view where vpc_id = ? and version < ?", e.id().text(), version);
      case SubnetCreated e -> create(e, version, at, position);
      case SubnetRenamed e -> {
        setSubnet("name = ?", e.name(), e.subnetId(), version);
        advance(e, version);
      }
      case SubnetTagged e -> {
        setSubnet("tags = ?::jsonb", TagsColumn.write(e.tags()), e.subnetId(), version);
        advance(e, version);
      }
      case SubnetDeleted e -> {
        writes.add(
            """
            delete from subnet_view s using vpc_view v
            where s.subnet_id = ? and v.vpc_id = s.vpc_id and v.version < ?
            """,
            e.subnetId().text(),
            version);
        set("subnets = subnets - ?", 1, e, version);
      }
    }
  }

  private void create(VpcCreated e, long version, Instant at, long position) {
    writes.add(
        """
        insert into vpc_view (vpc_id, account_id, region, name, cidr_block, tags, version,
          position, created_at)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing
        """,
        e.id().text(),
        e.owner().text(),
        e.region().text(),
        e.name(),
        e.cidrBlock().text(),
        TagsColumn.write(e.tags()),
        version,
        position,
        time(at));
  }

  private void advance(VpcEvent event, long version) {
    writes.add(
        "update vpc_view set version = ? where vpc_id = ? and version < ?",
        version,
        event.id().text(),
        version);
  }

  private void set(String assignment, Object value, VpcEvent event, long version) {
    writes.add(
        "update vpc_view set " + assignment + ", version = ? where vpc_id = ? and version < ?",
        value,
        version,
        event.id().text(),
        version);
  }

  private void setSubnet(String assignment, Object value, SubnetId id, long version) {
    writes.add(
        "update subnet_view s set "
            + assignment
            + " from vpc_view v where s.subnet_id = ? and v.vpc_id = s.vpc_id and v.version < ?",
        value,
        id.text(),
        version);
  }

  private void create(SubnetCreated e, long version, Instant at, long position) {
    writes.add(
        """
        insert into subnet_view (subnet_id, vpc_id, account_id, name, cidr_block, tags,
          position, created_at)
        select ?, vpc_id, account_id, ?, ?, ?::jsonb, ?::bigint, ?::timestamptz from vpc_view
        where vpc_id = ? and version < ?
        """,
        e.subnetId().text(),
        e.name(),
        e.cidrBlock().text(),
        TagsColumn.write(e.tags()),
        position,
        time(at),
        e.id().text(),
        version);
    set("subnets = subnets + ?", 1, e, version);
  }

  private static OffsetDateTime time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
