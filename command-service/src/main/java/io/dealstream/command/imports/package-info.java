/**
 * Brings histories of deals in from files: kept durably, decided by the same rules as any command,
 * each row once, and taken up again after a crash.
 */
@NullMarked
package io.dealstream.command.imports;

import org.jspecify.annotations.NullMarked;
