package io.turnout.virtualuser;

/**
 * A picture of what a user sees, for people who watch a run. Immutable.
 *
 * @param mediaType of the bytes, e.g. {@code image/jpeg}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Thumbnail(String mediaType, byte[] bytes) {}
