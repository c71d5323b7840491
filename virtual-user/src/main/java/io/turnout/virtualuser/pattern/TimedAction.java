package io.turnout.virtualuser.pattern;

import io.turnout.report.record.UserAction;
import java.time.Duration;
import java.util.Optional;

/**
 * One thing that a user is to do. Immutable.
 *
 * @param number counts the user's actions, from 1
 * @param at from the user's proof of media
 * @param text of a message, with its key; empty for all other actions
 * @param stroke empty for all actions but drawing
 */
public record TimedAction(
    int number, Duration at, UserAction action, Optional<String> text, Optional<Stroke> stroke) {}
