package io.turnout.meetingapp.media;

import java.util.function.Supplier;
import org.kurento.client.KurentoObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of Kurento's client with one kind of failure that names the operation. */
final class KurentoCalls {
  private static final Logger log = LoggerFactory.getLogger(KurentoCalls.class);

  private KurentoCalls() {}

  static <T> T ask(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw new MediaServerException(operation + ": " + e.getMessage(), e);
    }
  }

  static void run(String operation, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      throw new MediaServerException(operation + ": " + e.getMessage(), e);
    }
  }

  static void release(KurentoObject object) {
    try {
      object.release();
    } catch (RuntimeException e) {
      // released with its parent, or the server is gone: either way it lives no longer
      log.debug("release {}: {}", object.getId(), e.toString());
    }
  }
}
