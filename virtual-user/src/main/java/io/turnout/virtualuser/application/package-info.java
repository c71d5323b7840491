/**
 * How an application is joined, left and observed, told in a YAML file of selectors and short
 * scripts. Entered by each virtual user's thread with a page of its own.
 */
@NullMarked
package io.turnout.virtualuser.application;

import org.jspecify.annotations.NullMarked;
