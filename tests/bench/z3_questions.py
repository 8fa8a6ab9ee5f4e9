"""The same questions, asked of Z3 through its own API: z3_questions.py SCRIPT.smt2 OURS.tsv

SCRIPT.smt2 and OURS.tsv come from the `questions` program. Prints the times and their ratios for
every question, and fails when an answer differs. Z3 gets the model once, in one solver; each
question is one check, with a model where there is one. That is compared with our time to a case, and
with our time to a witness: the plainest case, told with no more than keeps it where it is, which Z3 is
not asked for.
"""

import statistics
import sys
import time

import z3

ROUNDS = 5


def main(script, ours):
    text = open(script, encoding="utf-8").read()
    rows = [line.rstrip("\n").split("\t") for line in open(ours, encoding="utf-8")]
    ratios, beyond = [], []
    print("question\tcase µs\twitness µs\tz3 µs\tratio of case\tof witness")
    for name, answer, *micros in rows:
        if name == "build":
            print(f"build\t{micros[0]}")
            continue
        case, witness = map(float, micros)
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
        ratios.append(theirs / case)
        beyond.append(theirs / witness)
        print(f"{name}\t{case}\t{witness}\t{theirs:.1f}\t{ratios[-1]:.1f}\t{beyond[-1]:.1f}")
    print(f"{len(ratios)} questions, the same answers")
    for what, each in (("case", ratios), ("witness", beyond)):
        low, middle, high = min(each), statistics.median(each), max(each)
        print(f"ratio of {what}: {low:.1f} to {high:.1f}, median {middle:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
