package dev.landbridge.routing.probe;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeChanged;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeDefined;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeRemoved;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeReported;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.RoutingSettings;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeDestinationTaken;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeQuotaExceeded;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbedSubnetQuotaExceeded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sets that span probes, written in the deciding transaction: how many a VPC has, in how many
 * subnets, and what each subnet measures. Its constraints are the last word.
 */
@Component
public class NetworkProbeRegister {
  private final JdbcClient db;
  private final RoutingSettings settings;

  NetworkProbeRegister(JdbcClient db, RoutingSettings settings) {
    this.db = db;
    this.settings = settings;
  }

  /** What the register keeps of a probe. */
  record Registered(NetworkProbeId id, VpcId vpcId, SubnetId subnetId, AccountId owner) {}

  void keep(Decision<NetworkProbeEvent, NetworkProbeRejection> decision) {
    switch (decision) {
      case Decision.Accepted<NetworkProbeEvent, NetworkProbeRejection>(var events) ->
          events.forEach(this::keep);
      case Decision.Rejected<NetworkProbeEvent, NetworkProbeRejection> _ -> {}
    }
  }

  private void keep(NetworkProbeEvent event) {
    switch (event) {
      case NetworkProbeDefined e -> {
        insert(e);
        measure(e.id(), e.subnetId(), e.destinations());
        count(e.vpcId());
      }
      case NetworkProbeChanged e -> change(e);
      case NetworkProbeRemoved e ->
          find(e.id())
              .ifPresent(
                  probe -> {
                    db.sql("delete from network_probe_register where probe_id = ?")
                        .param(e.id().text())
                        .update();
                    count(probe.vpcId());
                  });
      case NetworkProbeReported _ -> {}
    }
  }

  private void insert(NetworkProbeDefined e) {
    db.sql(
            """
            insert into network_probe_register
              (probe_id, vpc_id, subnet_id, account_id, next_hop_type, next_hop_id)
            values (?, ?, ?, ?, nullif(?, ''), nullif(?, ''))
            """)
        .params(
            e.id().text(),
            e.vpcId().text(),
            e.subnetId().text(),
            e.owner().text(),
            ProbeColumns.type(e.nextHop()),
            ProbeColumns.id(e.nextHop()))
        .update();
  }

  private void change(NetworkProbeChanged e) {
    db.sql(
            """
            update network_probe_register
            set next_hop_type = nullif(?, ''), next_hop_id = nullif(?, '')
            where probe_id = ?
            """)
        .params(ProbeColumns.type(e.nextHop()), ProbeColumns.id(e.nextHop()), e.id().text())
        .update();
    db.sql("delete from network_probe_destination where probe_id = ?")
        .param(e.id().text())
        .update();
    find(e.id()).ifPresent(probe -> measure(e.id(), probe.subnetId(), e.destinations()));
  }

  private void measure(NetworkProbeId probe, SubnetId subnet, List<IpAddress> destinations) {
    for (var destination : destinations) {
      int rows =
          db.sql(
                  """
                  insert into network_probe_destination (subnet_id, destination, probe_id)
                  values (?, ?::inet, ?) on conflict (subnet_id, destination) do nothing
                  """)
              .params(subnet.text(), destination.text(), probe.text())
              .update();
      if (rows == 0) {
        throw new CommandRejected(new ProbeDestinationTaken(destination, subnet));
      }
    }
  }

  /** A limit that was lowered below what is there keeps nobody from removing. */
  private void count(VpcId vpc) {
    try {
      recount(vpc);
    } catch (DataIntegrityViolationException full) {
      throw new CommandRejected(
          String.valueOf(full.getMessage()).contains("network_probes_within")
              ? new ProbeQuotaExceeded(vpc, settings.probesPerVpc())
              : new ProbedSubnetQuotaExceeded(vpc, settings.probedSubnetsPerVpc()));
    }
  }

  private void recount(VpcId vpc) {
    db.sql(
            """
            insert into network_probe_use as known
              (vpc_id, probes, most_probes, subnets, most_subnets)
            select :vpc, count(*), :mostProbes, count(distinct subnet_id), :mostSubnets
            from network_probe_register where vpc_id = :vpc
            on conflict (vpc_id) do update set
              probes = excluded.probes, subnets = excluded.subnets,
              most_probes = case when excluded.probes < known.probes
                then greatest(known.most_probes, excluded.most_probes)
                else excluded.most_probes end,
              most_subnets = case when excluded.probes < known.probes
                then greatest(known.most_subnets, excluded.most_subnets)
                else excluded.most_subnets end
            """)
        .param("vpc", vpc.text())
        .param("mostProbes", settings.probesPerVpc())
        .param("mostSubnets", settings.probedSubnetsPerVpc())
        .update();
  }

  /** Ask under lock of the VPC. */
  ProbeFacts.Room room(VpcId vpc, SubnetId subnet) {
    return db.sql(
            """
            select count(*) as probes, count(distinct subnet_id) as subnets,
              coalesce(bool_or(subnet_id = :subnet), false) as is_probed
            from network_probe_register where vpc_id = :vpc
            """)
        .param("vpc", vpc.text())
        .param("subnet", subnet.text())
        .query(
            (row, _) ->
                new ProbeFacts.Room(
                    row.getInt("probes"),
                    settings.probesPerVpc(),
                    row.getInt("subnets"),
                    settings.probedSubnetsPerVpc(),
                    row.getBoolean("is_probed")))
        .single();
  }

  /** What the subnet's other probes measure. */
  Set<IpAddress> measured(SubnetId subnet, Optional<NetworkProbeId> except) {
    return new HashSet<>(
        db.sql(
                """
                select host(destination) from network_probe_destination
                where subnet_id = ? and probe_id <> ?
                """)
            .params(subnet.text(), except.map(NetworkProbeId::text).orElse(""))
            .query((row, _) -> IpAddress.parse(row.getString(1)))
            .list());
  }

  Optional<Registered> find(NetworkProbeId id) {
    return db.sql(
            """
            select probe_id, vpc_id, subnet_id, account_id
            from network_probe_register where probe_id = ?
            """)
        .param(id.text())
        .query(NetworkProbeRegister::registered)
        .optional();
  }

  /** What the probe's packets take; empty: what the route table of the subnet says. */
  Optional<NextHop> nextHopOf(NetworkProbeId id) {
    return db.sql(
            """
            select next_hop_type, next_hop_id from network_probe_register
            where probe_id = ? and next_hop_id is not null
            """)
        .param(id.text())
        .query((row, _) -> new NextHop(NextHopType.valueOf(row.getString(1)), row.getString(2)))
        .optional();
  }

  /** Those that measure from the subnet, in the order in which commands are to be sent. */
  public List<NetworkProbeId> probesOf(SubnetId subnet) {
    return db.sql(
            "select probe_id from network_probe_register where subnet_id = ? order by probe_id")
        .param(subnet.text())
        .query((row, _) -> NetworkProbeId.parse(row.getString(1)))
        .list();
  }

  private static Registered registered(ResultSet row, int number) throws SQLException {
    return new Registered(
        NetworkProbeId.parse(row.getString("probe_id")),
        VpcId.parse(row.getString("vpc_id")),
        SubnetId.parse(row.getString("subnet_id")),
        AccountId.parse(row.getString("account_id")));
  }
}
