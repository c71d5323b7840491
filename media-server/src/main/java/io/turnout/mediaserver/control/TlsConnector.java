package io.turnout.mediaserver.control;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the connector for wss and https. */
final class TlsConnector {
  private TlsConnector() {}

  static Connector create(
      Server server, HttpConfiguration base, ControlBinding binding, ControlBinding.Tls tls) {
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ssl.setKeyStorePath(tls.keyStore().toAbsolutePath().toString());
    ssl.setKeyStorePassword(tls.password());
    HttpConfiguration https = new HttpConfiguration(base);
    // Names are not checked: clients reach a media server by address as often as by name.
    https.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(https));
    connector.setHost(binding.host());
    connector.setPort(binding.port());
    return connector;
  }
}
