package io.dealstream.command.deal;

import java.util.List;

/**
 * Activities of a deal, brought with everything their decisions stand on.
 *
 * @param activityIds what each is to go by here, in their order
 */
record DealTold(PastActivities past, List<String> activityIds, Basis basis) {}
