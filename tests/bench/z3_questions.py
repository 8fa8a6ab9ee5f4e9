"""The same questions, asked of Z3 through its own API: z3_questions.py SCRIPT.smt2 OURS.tsv

SCRIPT.smt2 and OURS.tsv come from the `questions` program. Prints both times and their ratio for
every question, and fails when an answer differs. Z3 gets the model once, in one solver; each
question is one check, with a model where there is one.
"""

import statistics
import sys
import time

import z3

ROUNDS = 5


def main(script, ours):
    text = open(script, encoding="utf-8").read()
    rows = [line.rstrip("\n").split("\t") for line in open(ours, encoding="utf-8")]
    ratios = []
    print("question\tours µs\tz3 µs\tratio")
    for name, answer, micros in rows:
        if name == "build":
            print(f"build\t{micros}\t\t")
            continue
        words = name.split()[1:]
        goal = f"{text}\n(assert (and true {' '.join(words)}))"
        times, sat = [], None
        for _ in range(ROUNDS):
            solver = z3.Solver()
            solver.add(z3.parse_smt2_string(goal))
            start = time.perf_counter()
            sat = solver.check() == z3.sat
            if sat:
                solver.model()
            times.append((time.perf_counter() - start) * 1e6)
        if sat != (answer == "true"):
            sys.exit(f"{name}: z3 says {sat}, we say {answer}")
        theirs = statistics.median(times)
        ratios.append(theirs / float(micros))
        print(f"{name}\t{micros}\t{theirs:.1f}\t{ratios[-1]:.1f}")
    print(f"{len(ratios)} questions, the same answers; ratio {min(ratios):.1f} to {max(ratios):.1f}, median {statistics.median(ratios):.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
