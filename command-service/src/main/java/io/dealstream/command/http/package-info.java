/** What commands have in common over HTTP: versions, conditions, refusals, who may. */
@NullMarked
package io.dealstream.command.http;

import org.jspecify.annotations.NullMarked;
