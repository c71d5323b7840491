/**
 * What the admin portal shows and how it stays fresh (server-sent events). Entered by the HTTP
 * server's threads and by one sampling thread.
 */
@NullMarked
package io.turnout.meetingapp.admin;

import org.jspecify.annotations.NullMarked;
