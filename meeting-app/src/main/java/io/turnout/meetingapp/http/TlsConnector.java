package io.turnout.meetingapp.http;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's HTTPS connector for our keys. */
final class TlsConnector {
  private TlsConnector() {}

  static ServerConnector create(
      Server server, HttpConfiguration http, TlsOptions options, String host, int port) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(TlsKeys.keyStore(options, host));
    String password = new String(TlsKeys.keyPassword(options));
    tls.setKeyStorePassword(password);
    tls.setKeyManagerPassword(password);
    tls.setSniRequired(false);
    HttpConfiguration https = new HttpConfiguration(http);
    // Users come by address too, where there is no server name to compare.
    https.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }
}
