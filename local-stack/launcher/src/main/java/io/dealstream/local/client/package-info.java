/** Calling the services as any other program would: by HTTP, with a token. */
@NullMarked
package io.dealstream.local.client;

import org.jspecify.annotations.NullMarked;
