/**
 * What every room's decisions have in common, free of any framework: how a rule says no, what an id
 * may look like, when something may have happened.
 */
@NullMarked
package io.dealstream.command.decision;

import org.jspecify.annotations.NullMarked;
