/** Turns any other CSV into the canonical form, by a mapping that people write in YAML. */
@NullMarked
package io.dealstream.command.imports.mapping;

import org.jspecify.annotations.NullMarked;
