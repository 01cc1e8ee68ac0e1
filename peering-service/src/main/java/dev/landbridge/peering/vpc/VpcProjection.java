package dev.landbridge.peering.vpc;

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
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.TagsColumn;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** VPCs and subnets as they are listed. */
@Component
@ProcessingGroup("vpc-view")
class VpcProjection {
  private final JdbcClient db;

  VpcProjection(JdbcClient db) {
    this.db = db;
  }

  @ResetHandler
  void reset() {
    db.sql("truncate vpc_view, subnet_view").update();
  }

  @EventHandler
  void on(
      VpcEvent event, @SequenceNumber long version, @Timestamp Instant at, TrackingToken token) {
    if (event instanceof VpcCreated e) {
      create(e, version, at, token.position().orElseThrow());
    } else if (advance(event.id(), version)) {
      change(event, at, token.position().orElseThrow());
    }
  }

  private void create(VpcCreated e, long version, Instant at, long position) {
    db.sql(
            """
            insert into vpc_view (vpc_id, account_id, region, name, cidr_block, tags, version,
              position, created_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing
            """)
        .params(
            e.id().text(),
            e.owner().text(),
            e.region().text(),
            e.name(),
            e.cidrBlock().text(),
            TagsColumn.write(e.tags()),
            version,
            position,
            time(at))
        .update();
  }

  /** The version guard makes a replayed or repeated event harmless. */
  private boolean advance(VpcId id, long version) {
    return db.sql("update vpc_view set version = ? where vpc_id = ? and version < ?")
            .params(version, id.text(), version)
            .update()
        > 0;
  }

  private void change(VpcEvent event, Instant at, long position) {
    switch (event) {
      case VpcCreated _ -> {}
      case VpcRenamed e -> set("name = ?", e.name(), e.id());
      case VpcTagged e -> set("tags = ?::jsonb", TagsColumn.write(e.tags()), e.id());
      case VpcCidrBlockAdded e ->
          set(
              "secondary_cidr_blocks = array_append(secondary_cidr_blocks, ?)",
              e.cidrBlock().text(),
              e.id());
      case VpcCidrBlockRemoved e ->
          set(
              "secondary_cidr_blocks = array_remove(secondary_cidr_blocks, ?)",
              e.cidrBlock().text(),
              e.id());
      case VpcDeleted e ->
          db.sql("delete from vpc_view where vpc_id = ?").param(e.id().text()).update();
      case SubnetCreated e -> create(e, at, position);
      case SubnetRenamed e ->
          db.sql("update subnet_view set name = ? where subnet_id = ?")
              .params(e.name(), e.subnetId().text())
              .update();
      case SubnetTagged e ->
          db.sql("update subnet_view set tags = ?::jsonb where subnet_id = ?")
              .params(TagsColumn.write(e.tags()), e.subnetId().text())
              .update();
      case SubnetDeleted e -> {
        set("subnets = subnets - ?", 1, e.id());
        db.sql("delete from subnet_view where subnet_id = ?").param(e.subnetId().text()).update();
      }
    }
  }

  private void set(String assignment, Object value, VpcId id) {
    db.sql("update vpc_view set " + assignment + " where vpc_id = ?")
        .params(value, id.text())
        .update();
  }

  private void create(SubnetCreated e, Instant at, long position) {
    set("subnets = subnets + ?", 1, e.id());
    db.sql(
            """
            insert into subnet_view (subnet_id, vpc_id, account_id, name, cidr_block, tags,
              position, created_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(
            e.subnetId().text(),
            e.id().text(),
            e.accounts().getFirst().text(),
            e.name(),
            e.cidrBlock().text(),
            TagsColumn.write(e.tags()),
            position,
            time(at))
        .update();
  }

  private static OffsetDateTime time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
