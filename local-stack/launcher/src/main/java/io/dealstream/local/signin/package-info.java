/** Signing in: an authorization server for the local copy, its key and its sample people. */
@NullMarked
package io.dealstream.local.signin;

import org.jspecify.annotations.NullMarked;
