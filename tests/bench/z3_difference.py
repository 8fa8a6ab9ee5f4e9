"""The difference of two versions, asked of Z3 through its own API: z3_difference.py FOLDER OURS.tsv

FOLDER/<draft>.smt2 and OURS.tsv come from `difference questions FOLDER`. Z3 is asked for one case that
comes out otherwise, and which pairs of different outcomes occur, each with a case; it gets both
versions once, in one solver. Our time is for the whole difference: pairs, exact counts, causes,
conditions, witnesses. Prints times on the processor and their ratio, and fails when an answer differs.
"""

import statistics
import sys
import time
from pathlib import Path

import z3

ROUNDS = 5


def timed(question):
    """The median time of a question on the processor in microseconds, and its answer."""
    times, answer = [], None
    for _ in range(ROUNDS):
        start = time.process_time()
        answer = question()
        times.append((time.process_time() - start) * 1e6)
    return statistics.median(times), answer


def main(folder, ours):
    print("draft\tours, everything µs\tz3, one witness µs\tratio\tz3, which pairs µs\tratio")
    for line in open(ours, encoding="utf-8"):
        name, occurring, count, micros = line.rstrip("\n").split("\t")
        text = Path(folder, f"{name}.smt2").read_text(encoding="utf-8")
        pairs = [(a, b) for a in range(int(count)) for b in range(int(count)) if a != b]
        terms = [f"(and is{a} new_is{b})" for a, b in pairs]
        asserted = "".join(f"(declare-const q{i} Bool)(assert (=> q{i} {t}))" for i, t in enumerate(terms))
        some = z3.parse_smt2_string(f"{text}(assert (or {' '.join(terms)}))")
        each = z3.parse_smt2_string(f"{text}{asserted}")

        def witness():
            solver = z3.Solver()
            solver.add(some)
            found = solver.check() == z3.sat
            return solver.model() if found else None

        def which():
            solver = z3.Solver()
            solver.add(each)
            found = []
            for index, (a, b) in enumerate(pairs):
                if solver.check(z3.Bool(f"q{index}")) == z3.sat:
                    solver.model()
                    found.append(f"{a}>{b}")
            return found

        one, case = timed(witness)
        all_pairs, found = timed(which)
        if found != occurring.split() or (case is None) != (not found):
            sys.exit(f"{name}: z3 says {found}, we say {occurring}")
        own = float(micros)
        print(f"{name}\t{own:.0f}\t{one:.0f}\t{one / own:.1f}\t{all_pairs:.0f}\t{all_pairs / own:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
