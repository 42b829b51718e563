#!/usr/bin/env python3
"""What must hold in every life the generator makes, whatever the engine says."""
import tempfile
import unittest
from fractions import Fraction as F

import filing
import generate
from figures import Refused, parse_day
from life import Simulation

SEEDS = range(1, 301)


def simulated(case):
    contract = filing.ContractFile(case.path)
    records = filing.read_usage(case.usage, contract.id) if case.usage else ()
    return Simulation(contract, records, case.until and parse_day(case.until),
                      case.as_of and parse_day(case.as_of), case.policy)


class LivesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lives = []
        with tempfile.TemporaryDirectory() as folder:
            for seed in SEEDS:
                case = generate.generate(seed, folder)
                try:
                    cls.lives.append((seed, case, simulated(case)))
                except Refused:
                    pass

    def test_same_seed_same_files(self):
        with tempfile.TemporaryDirectory() as a, tempfile.TemporaryDirectory() as b:
            for seed in range(1, 20):
                one, two = generate.generate(seed, a), generate.generate(seed, b)
                self.assertEqual([one.head, one.items, one.events, one.arguments()[2:]],
                                 [two.head, two.items, two.events, two.arguments()[2:]])

    def test_most_lives_are_legal(self):
        self.assertGreater(len(self.lives), 0.8 * len(SEEDS))

    def test_names_are_unique(self):
        for seed, _, life in self.lives:
            names = [doc.key for doc in life.documents]
            self.assertEqual(len(names), len(set(names)), "seed %d" % seed)

    def test_documents_are_within_half_a_unit_of_exact(self):
        for seed, _, life in self.lives:
            for doc in life.documents:
                exact = sum((line.exact for line in doc.lines if line.kind != "rounding"), F(0))
                self.assertEqual(sum(line.minor for line in doc.lines), doc.total)
                if doc.agreement.policy.scope == "document":
                    limit = F(1, 2) if doc.agreement.policy.rounding.startswith("half") else 1
                    self.assertLessEqual(abs(doc.total - exact), limit, "seed %d" % seed)

    def test_a_held_term_costs_its_worth(self):
        """Documents of a term = worth of each configuration for the time it was held, within half
        a unit per document, on bases whose shares add up."""
        seen = 0
        for seed, case, life in self.lives:
            text = " ".join(name for name, _ in case.events)
            if life.until is not None or any(x in text for x in ("cancel", "refund", "replace")):
                continue
            policy = life.term.agreement.policy
            if policy.basis == "none" or not policy.rounding.startswith("half") or \
                    policy.scope == "line" or life.access_end is None:
                continue
            shares = [share for share, _ in life.term.segments] + [F(0)]
            worth = sum((shares[i] - shares[i + 1]) * value
                        for i, (_, value) in enumerate(life.term.segments))
            tolerance = F(len(life.documents) + 1, 2)
            self.assertLessEqual(abs(life.term.charged - worth), tolerance, "seed %d" % seed)
            seen += len(life.term.segments) > 1
        self.assertGreater(seen, 5)


if __name__ == "__main__":
    unittest.main()
