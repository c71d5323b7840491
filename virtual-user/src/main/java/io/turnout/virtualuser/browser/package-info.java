/**
 * Users that are real browsers, by W3C WebDriver on a Selenium Grid. Each browser belongs to the
 * thread of its virtual user; calls to it run on a helper thread so that a hanging browser holds
 * nobody up.
 */
@NullMarked
package io.turnout.virtualuser.browser;

import org.jspecify.annotations.NullMarked;
