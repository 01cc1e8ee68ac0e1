package dev.landbridge.gateway.edge;

import dev.landbridge.platform.web.Position;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.function.Consumer;

/** Notices the position of a write before the caller does. */
final class OwnResponse extends HttpServletResponseWrapper {
  private final Consumer<String> onPosition;

  OwnResponse(HttpServletResponse response, Consumer<String> onPosition) {
    super(response);
    this.onPosition = onPosition;
  }

  @Override
  public void setHeader(String name, String value) {
    if (Position.HEADER.equalsIgnoreCase(name)) {
      onPosition.accept(value);
    }
    super.setHeader(name, value);
  }
}
