package org.pacekeeper.sim.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP relay on a free loopback port that a test can cut or freeze. */
public final class CuttableProxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object frost = new Object();
  private boolean frozen;
  private boolean refusing;

  public CuttableProxy(String host, int port) {
    target = new InetSocketAddress(host, port);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("accept", this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Closes all connections; new ones are let through. */
  public void cut() {
    for (Socket socket : sockets) closeQuietly(socket);
    sockets.clear();
  }

  /** From now on closes new connections at once, until told otherwise. */
  public void refuse(boolean refuse) {
    synchronized (frost) {
      refusing = refuse;
    }
  }

  /** Relays nothing more, and keeps the connections, until told otherwise. */
  public void freeze(boolean freeze) {
    synchronized (frost) {
      frozen = freeze;
      frost.notifyAll();
    }
  }

  @Override
  public void close() {
    freeze(false);
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket near = server.accept();
      synchronized (frost) {
        if (refusing) {
          near.close();
          continue;
        }
      }
      Socket far = new Socket();
      far.connect(target);
      sockets.add(near);
      sockets.add(far);
      run("up", () -> relay(near, far));
      run("down", () -> relay(far, near));
    }
  }

  private void relay(Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        awaitThaw();
        out.write(buffer, 0, n);
      }
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitThaw() throws IOException {
    synchronized (frost) {
      try {
        while (frozen) frost.wait();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The connection ended; so does its relay.
              }
            },
            "proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed all the same.
    }
  }
}
