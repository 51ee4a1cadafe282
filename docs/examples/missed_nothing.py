#!/usr/bin/env python3
"""Tells whether a consumer has missed an event, from what kcat prints; exit 0 only where nothing is missing.

  kcat -b 127.0.0.1:19092 -G "missed-nothing-$(date +%s)" -X auto.offset.reset=earliest -X isolation.level=read_committed -e -q \
    -f '%t\t%h\t%k\n' deal-events lead-events customer-events pipeline-events campaign-events goal-events automation-events \
    | python3 docs/examples/missed_nothing.py

ce_position counts all events of all topics from 1 without a hole; ce_sequence those of one deal, lead, pipeline and so on from 0.
kcat asks each partition where it ends, one after the other: while events are being written, the newest of them may look
like holes, and are none when it is run again. A group of its own each time, as kcat goes on where its group has been.
With some of the topics only, say --one-topic: then ce_sequence alone can tell.
"""

import re
import sys

POSITION = re.compile(r"(?:^|,)ce_position=(\d+)(?:,|$)")
SEQUENCE = re.compile(r"(?:^|,)ce_sequence=(\d+)(?:,|$)")


def holes(numbers, first):
    """Pairs of first and last number that are not among them."""
    expected = first
    for number in sorted(numbers):
        if number > expected:
            yield expected, number - 1
        expected = number + 1


def main():
    positions = set()
    sequences = {}
    for line in sys.stdin:
        topic, headers, key = line.rstrip("\n").split("\t", 2)
        position, sequence = POSITION.search(headers), SEQUENCE.search(headers)
        if not position or not sequence:
            sys.exit(f"a record of {topic} has no ce_position and ce_sequence: {headers}")
        # A record that is read again has the same numbers.
        positions.add(int(position.group(1)))
        sequences.setdefault((topic, key), set()).add(int(sequence.group(1)))
    if not positions:
        sys.exit("no event came: does kcat get any from the broker?")
    missing = [
        f"{topic}/{key}: {a} to {b} of its events" for (topic, key), n in sequences.items() for a, b in holes(n, 0)
    ]
    if "--one-topic" not in sys.argv[1:]:
        missing += [f"positions {a} to {b}" for a, b in holes(positions, 1)]
    for hole in missing:
        print("missing", hole)
    print(f"{len(positions)} events, {len(sequences)} aggregates, {len(missing)} holes")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
