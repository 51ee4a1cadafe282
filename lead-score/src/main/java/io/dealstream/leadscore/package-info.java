/**
 * How promising a lead is: by rules that are told, and by what is learnt from won and lost deals.
 * Pure: the time is handed in, and counts are kept wherever the caller keeps them.
 */
@NullMarked
package io.dealstream.leadscore;

import org.jspecify.annotations.NullMarked;
