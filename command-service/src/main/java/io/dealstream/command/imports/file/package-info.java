/**
 * Reads a history out of a CSV, a row at a time, whatever state the file is in. Knows neither
 * database nor deals.
 */
@NullMarked
package io.dealstream.command.imports.file;

import org.jspecify.annotations.NullMarked;
