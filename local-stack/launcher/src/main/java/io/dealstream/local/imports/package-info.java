/** Importing files through the running command side. */
@NullMarked
package io.dealstream.local.imports;

import org.jspecify.annotations.NullMarked;
