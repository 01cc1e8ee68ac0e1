package dev.landbridge.routing.table;

import dev.landbridge.events.Names;
import dev.landbridge.events.TextValue;

/** What a person calls a route table. */
public record TableName(String text) implements TextValue {
  public static final TableName NONE = new TableName("");

  public TableName {
    Names.name(text);
  }

  public static TableName parse(String text) {
    return new TableName(text);
  }
}
