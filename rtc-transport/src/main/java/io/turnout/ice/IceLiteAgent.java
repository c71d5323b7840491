package io.turnout.ice;

import io.turnout.sdp.IceParameters;
import io.turnout.stun.MessageIntegrity;
import io.turnout.stun.StunHeader;
import io.turnout.stun.StunReader;
import io.turnout.stun.StunWriter;
import io.turnout.transport.IceTransportState;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Confined to one event loop. One component's lite agent: answers the full agent's checks, follows
 * its nomination, and takes its checks as its consent (RFC 8445, sections 7.3 and 8.2; RFC 7675).
 *
 * <p>The first address with a valid check is used at once; a nomination moves to another. Only
 * checks from the address in use renew consent.
 */
public final class IceLiteAgent {
  private static final int RESPONSE_CAPACITY_BYTES = 256;

  private final MessageIntegrity localKey;
  private final byte[] localFragment;
  private final IceTimeouts timeouts;
  private final StunWriter response = new StunWriter(RESPONSE_CAPACITY_BYTES);
  private IceTransportState state = IceTransportState.NEW;
  private @Nullable InetSocketAddress selected;
  private long selectedPriority;
  private boolean nominated;
  private long startedNs;
  private long lastCheckNs;

  public IceLiteAgent(IceParameters local, IceTimeouts timeouts) {
    localKey = MessageIntegrity.ofPassword(local.password());
    localFragment = local.usernameFragment().getBytes(StandardCharsets.UTF_8);
    this.timeouts = timeouts;
  }

  /** The remote description is known. Checks that came before count. */
  public void start(long nowNs) {
    if (state == IceTransportState.NEW) {
      startedNs = nowNs;
      state = selected == null ? IceTransportState.CHECKING : workingState();
    }
  }

  /**
   * Judges a STUN message and writes the response that it deserves.
   *
   * @param source where it came from, and where {@link #response} belongs
   */
  public CheckOutcome onMessage(StunReader message, InetSocketAddress source, long nowNs) {
    if (message.messageType() != StunHeader.BINDING_REQUEST) {
      return CheckOutcome.NOT_A_CHECK;
    }
    if (!message.addressedTo(localFragment) || !message.isAuthentic(localKey)) {
      return CheckOutcome.NOT_AUTHENTIC;
    }
    if (state == IceTransportState.FAILED || state == IceTransportState.CLOSED) {
      return CheckOutcome.OVER;
    }
    if (message.unknownAttributeCount() > 0) {
      response
          .beginResponse(StunHeader.BINDING_ERROR, message)
          .errorCode(420, "Unknown Attribute")
          .unknownAttributes(message);
      endResponse();
      return CheckOutcome.UNKNOWN_ATTRIBUTE;
    }
    if (message.hasIceControlled()) {
      // A lite agent never controls (RFC 8445, section 6.1.1), whatever the tie-breakers say.
      response.beginResponse(StunHeader.BINDING_ERROR, message).errorCode(487, "Role Conflict");
      endResponse();
      return CheckOutcome.ROLE_CONFLICT;
    }
    accept(message, source, nowNs);
    response
        .beginResponse(StunHeader.BINDING_SUCCESS, message)
        .xorMappedAddress(source.getAddress().getAddress(), source.getPort());
    endResponse();
    return CheckOutcome.ACCEPTED;
  }

  private void endResponse() {
    response.messageIntegrity(localKey).fingerprint();
  }

  private void accept(StunReader check, InetSocketAddress source, long nowNs) {
    boolean use = selected == null || check.hasUseCandidate();
    if (use) {
      selected = source;
      selectedPriority = Math.max(0, check.priority());
      nominated |= check.hasUseCandidate();
    }
    if (use || source.equals(selected)) {
      lastCheckNs = nowNs;
      if (state != IceTransportState.NEW) {
        state = workingState();
      }
    }
  }

  private IceTransportState workingState() {
    return nominated ? IceTransportState.COMPLETED : IceTransportState.CONNECTED;
  }

  /** Notices what silence means; to be called every second or so. */
  public void onTick(long nowNs) {
    switch (state) {
      case CHECKING -> {
        if (nowNs - startedNs >= timeouts.checkingNs()) {
          state = IceTransportState.FAILED;
        }
      }
      case CONNECTED, COMPLETED, DISCONNECTED -> {
        long silenceNs = nowNs - lastCheckNs;
        if (silenceNs >= timeouts.failedNs()) {
          state = IceTransportState.FAILED;
        } else if (silenceNs >= timeouts.disconnectedNs()) {
          state = IceTransportState.DISCONNECTED;
        }
      }
      case NEW, FAILED, CLOSED -> {}
    }
  }

  /** Ends the agent; it answers nothing any more. */
  public void close() {
    state = IceTransportState.CLOSED;
  }

  public IceTransportState state() {
    return state;
  }

  /** {@return the peer's address in use, empty before the first valid check} */
  public Optional<InetSocketAddress> selectedAddress() {
    return Optional.ofNullable(selected);
  }

  /** {@return PRIORITY of the check that chose the address: that of a peer-reflexive candidate} */
  public long selectedPriority() {
    return selectedPriority;
  }

  /** {@return the response to the last message that deserved one; overwritten by the next} */
  public StunWriter response() {
    return response;
  }
}
