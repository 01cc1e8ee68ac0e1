package dev.landbridge.gateway.edge;

/** A place that a request holds; closed when it is answered. */
interface Turn extends AutoCloseable {
  @Override
  void close();
}
