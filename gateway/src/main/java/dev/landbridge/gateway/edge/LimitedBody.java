package dev.landbridge.gateway.edge;

import java.io.IOException;
import java.io.InputStream;

/** A caller's body on its way through: ends with a problem where it is too long or breaks off. */
final class LimitedBody extends InputStream {
  private final InputStream body;
  private final long most;
  private long seen;

  LimitedBody(InputStream body, long most) {
    this.body = body;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = body.read(target, offset, length);
    } catch (IOException _) {
      throw EdgeProblems.bodyBrokeOff();
    }
    seen += Math.max(0, count);
    if (seen > most) {
      throw EdgeProblems.bodyTooLarge(most);
    }
    return count;
  }
}
