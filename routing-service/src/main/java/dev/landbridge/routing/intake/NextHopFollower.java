package dev.landbridge.routing.intake;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.table.NextHops;
import dev.landbridge.routing.table.RegisteredTable;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoutesThrough;
import dev.landbridge.routing.table.RouteTableRegister;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Tells every table that uses a connection what it is worth now; the caller holds the locks. */
@Component
class NextHopFollower {
  private final RouteTableRegister tables;
  private final NextHops nextHops;
  private final Commands commands;

  NextHopFollower(RouteTableRegister tables, NextHops nextHops, Commands commands) {
    this.tables = tables;
    this.nextHops = nextHops;
    this.commands = commands;
  }

  void follow(Connection connection) {
    var nextHop = NextHop.through(connection.id());
    for (var table : tables.tablesUsing(nextHop)) {
      follow(table, nextHop, connection);
    }
  }

  /** From the tables of those who are wished so; what others wrote only follows. */
  void removeRoutes(Connection connection, Predicate<AccountId> of) {
    var nextHop = NextHop.through(connection.id());
    for (var table : tables.tablesUsing(nextHop)) {
      if (of.test(table.owner())) {
        commands.send(new RemoveRoutesThrough(table.id(), nextHop));
      } else {
        follow(table, nextHop, connection);
      }
    }
  }

  private void follow(RegisteredTable table, NextHop nextHop, Connection connection) {
    var facts = nextHops.read(table.vpcId(), connection);
    commands.send(new FollowNextHop(table.id(), nextHop, facts));
  }
}
