/** {@code java FreePort.java PORT} fails when somebody has the port on the loopback interface. */
void main(String[] arguments) {
  try (var socket = new java.net.ServerSocket()) {
    int port = Integer.parseInt(arguments[0]);
    socket.setReuseAddress(true);
    socket.bind(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port));
  } catch (IOException taken) {
    System.exit(1);
  }
}
