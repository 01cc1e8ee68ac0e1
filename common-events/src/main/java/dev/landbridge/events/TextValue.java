package dev.landbridge.events;

/**
 * A value whose JSON, SQL and path form is one string. Implementations are records with a static
 * {@code parse(String)} that throws {@link MalformedValue}.
 */
public interface TextValue {

  /** The canonical text; {@code parse} reads it back. */
  String text();
}
