/**
 * Rules that do something about a deal when something has happened to it. A rule is data, told
 * version by version as a goal is, and holds for the events behind its own position. What it does
 * is commands like anybody's; each is done once, and what became of it is written in their commit.
 */
@NullMarked
package io.dealstream.command.automation;

import org.jspecify.annotations.NullMarked;
