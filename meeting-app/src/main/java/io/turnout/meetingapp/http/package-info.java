/**
 * Routes, TLS, security headers, tokens and metrics of the HTTP server. Entered by the HTTP
 * server's threads.
 */
@NullMarked
package io.turnout.meetingapp.http;

import org.jspecify.annotations.NullMarked;
