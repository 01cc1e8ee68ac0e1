package dev.landbridge.routing.table;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import org.springframework.stereotype.Component;

/** Finds a table for its owner; to anybody else there is none. */
@Component
public class OwnedTables {
  private final RouteTableRegister tables;

  OwnedTables(RouteTableRegister tables) {
    this.tables = tables;
  }

  public RegisteredTable get(RouteTableId id, AccountId account) {
    return tables
        .find(id)
        .filter(table -> table.owner().equals(account))
        .orElseThrow(() -> new CommandRejected(new NoSuchRouteTable(id)));
  }
}
