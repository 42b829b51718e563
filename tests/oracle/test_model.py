#!/usr/bin/env python3
"""Figures worked out by hand that the oracle must give before it may judge."""
import datetime as dt
import os
import shutil
import tempfile
import unittest

import figures
import model



class Life:
    """Files of one contract in a folder of their own."""

    def __init__(self, **files):
        self.folder = tempfile.mkdtemp(prefix="oracle-")
        for name, text in files.items():
            name = name.replace("__", ".")
            suffix = ".csv" if name == "usage" else "." + name.split("_")[0] + ".ini"
            with open(os.path.join(self.folder, name + suffix), "w", encoding="utf-8") as file:
                file.write(text)

    def rows(self, usage=False, **options):
        path = os.path.join(self.folder, "contract.contract.ini")
        try:
            return model.invoice(path, usage and os.path.join(self.folder, "usage.csv"), **options)
        finally:
            shutil.rmtree(self.folder)


def product(dimensions, purchase="any", durations="1m, 12m"):
    return ("[product]\ntitle = T\ncategory = units\npurchase = %s\ncurrency = USD\n"
            "durations = %s\n" % (purchase, durations)
            + "".join("[dimension %s]\nname = %s\n%s\n" % (label, label, fields)
                      for label, fields in dimensions))


def public(accepted, held, events="", duration="12m"):
    items = "".join("[item %s]\nquantity = %d\n" % pair for pair in held.items())
    return ("[contract]\nid = C-1\nproduct = product.product.ini\nduration = %s\naccepted = %s\n"
            "%s%s" % (duration, accepted, items, events))


def private(accepted, events=""):
    return ("[contract]\nid = C-1\noffer = offer.offer.ini\naccepted = %s\n%s" % (accepted, events))


def offer(body, head="duration = 12m"):
    return ("[offer]\nname = O\nproduct = product.product.ini\nbuyer = B\nexpires = 2030-01-01\n"
            "%s\n%s" % (head, body))


def amounts(rows, kind=None):
    return [row["amount"] for row in rows if kind in (None, row["kind"])]


def totals(rows):
    found = {}
    for row in rows:
        cents = int(row["amount"].replace(".", ""))
        found[row["id"]] = found.get(row["id"], 0) + cents
    return found


TIERS = product([("basic", "price.1m = 100\nprice.12m = 1000\nincludes.hosts_x = 10"),
                 ("standard", "price.1m = 200\nprice.12m = 2000\nincludes.hosts_x = 20"),
                 ("pro", "price.1m = 400\nprice.12m = 4000"),
                 ("hosts_x", "payg = 0.1\nmeter = gauge")], "one-tier")


class UpgradeTest(unittest.TestCase):
    def test_published_aws_example(self):
        rows = Life(product=product([("users", "price.1m = 100")], durations="1m"),
                    contract=public("2018-04-01T00:00:00Z", {"users": 1},
                                    "[upgrade 2018-04-11]\nquantity.users = 4\n", "1m")).rows()
        self.assertEqual(totals(rows), {"C-1-2018-04-01-contract": 10000,
                                        "C-1-2018-04-11-upgrade": 20000})
        self.assertEqual([r["fraction"] for r in rows[1:3]], ["20/30", "20/30"])

    def test_rounding_line(self):
        rows = Life(product=product([("gb", "price.12m = 16.000")]),
                    contract=public("2027-01-01", {"gb": 500},
                                    "[upgrade 2027-07-02]\nquantity.gb = 800\n")).rows()
        self.assertEqual([(r["kind"], r["amount"]) for r in rows],
                         [("contract", "8000.00"), ("upgrade-credit", "-4010.96"),
                          ("upgrade-charge", "6417.53"), ("rounding", "0.01")])
        self.assertEqual(rows[1]["fraction"], "183/365")
        self.assertEqual(totals(rows)["C-1-2027-07-02-upgrade"], 240658)
        self.assertEqual(rows[1]["unit_price"], "16.00")

    def test_tier_in_a_leap_year(self):
        rows = Life(product=TIERS, contract=public(
            "2028-01-01", {"basic": 1}, "[upgrade 2028-04-11]\nquantity.pro = 1\n")).rows()
        self.assertEqual(amounts(rows), ["1000.00", "-724.04", "2896.17"])
        self.assertEqual(totals(rows)["C-1-2028-04-11-upgrade"], 217213)

    def test_lower_tier_is_refused(self):
        life = Life(product=TIERS, contract=public(
            "2028-01-01", {"pro": 1}, "[upgrade 2028-04-11]\nquantity.basic = 1\n"))
        self.assertRaises(figures.Refused, life.rows)

    def test_same_instant_merges(self):
        events = ("[upgrade 2018-04-11]\nquantity.a = 2\n"
                  "[upgrade 2018-04-11T00:00:00Z]\nquantity.a = 4\n")
        rows = Life(product=product([("a", "price.1m = 100")], durations="1m"),
                    contract=public("2018-04-01", {"a": 1}, events, "1m")).rows()
        self.assertEqual(totals(rows), {"C-1-2018-04-01-contract": 10000,
                                        "C-1-2018-04-11-upgrade": 20000})

    def test_credit_is_capped_by_what_was_invoiced(self):
        # 1 x 33.333 was invoiced as 33.33; the first day's credit is not 33.333 but 33.33, so
        # 66.666 - 33.33 = 33.336 -> 33.34 and the buyer has paid 66.67 = 2 x 33.333 rounded.
        rows = Life(product=product([("a", "price.1m = 33.333")], durations="1m"),
                    contract=public("2018-04-01", {"a": 1},
                                    "[upgrade 2018-04-01]\nquantity.a = 2\n", "1m")).rows()
        self.assertEqual(totals(rows), {"C-1-2018-04-01-contract": 3333,
                                        "C-1-2018-04-01-upgrade": 3334})


class ReplacementTest(unittest.TestCase):
    def test_two_on_a_day(self):
        # The one without an hour is at 00:00Z of the day, whatever the order in the file.
        events = ["[replace 2027-06-01T10:00:00Z]\noffer = offer_b.offer.ini\n",
                  "[replace 2027-06-01]\noffer = offer_a.offer.ini\n"]
        for order in (events, events[::-1]):
            rows = Life(product=product([("a", "price.12m = 10")]),
                        offer_a=offer("[item a]\nprice = 20\nquantity = 1\n"),
                        offer_b=offer("[item a]\nprice = 30\nquantity = 1\n"),
                        contract=public("2027-01-01", {"a": 1}, "".join(order))).rows()
            self.assertEqual([(row["id"], row["amount"]) for row in rows],
                             [("C-1-2027-01-01-contract", "10.00"),
                              ("C-1-2027-06-01-contract", "20.00"),
                              ("C-1-2027-06-01T1000Z-contract", "30.00")])

    def test_uninvoiced_instalments_go(self):
        # 24,000 in 8 of 3,000: 2027-01-01 .. 2028-10-01. Replaced on 2028-01-15: five are invoiced
        # (15,000), 379 of 731 days were used (12,443.23): prepaid 2,556.77. The new worth for the
        # rest, 36,000 x 352 / 731 = 17,335.16, less that is the fair total 14,778.39.
        offers = dict(
            product=product([("a", "price.24m = 24000")], durations="24m"),
            offer=offer("[item a]\nprice = 24000\nquantity = 1\n[payments]\nplan = quarterly\n"
                        "first = 2027-01-01\n", "duration = 24m"),
            offer_new=offer("[item a]\nprice = 36000\nquantity = 1\n", "duration = 24m"))
        os_rows = Life(contract=private("2027-01-01",
                                        "[replace 2028-01-15]\noffer = offer_new.offer.ini\n"),
                       **offers).rows()
        self.assertEqual(amounts(os_rows, "instalment"), ["3000.00"] * 5)
        self.assertEqual(os_rows[-1]["id"], "C-1-2028-01-15-contract")
        self.assertEqual((os_rows[-1]["period_start"], os_rows[-1]["period_end"]),
                         ("2028-01-15", "2030-01-15"))
        left = figures.Policy("aws").counted(figures.day_of(2027, 1, 1) * 86400,
                                           figures.day_of(2029, 1, 1) * 86400,
                                           figures.day_of(2028, 1, 15) * 86400, None)
        self.assertEqual(left, (352, 731))
        prepaid = 1500000 - 2400000 * figures.F(379, 731)
        self.assertEqual(figures.round_by("half-up", prepaid), 255677)
        fair = 3600000 * figures.F(352, 731) - prepaid
        self.assertEqual(figures.round_by("half-up", fair), 1477839)
        uninvoiced, increment = 3 * 300000, 1200000 * figures.F(352, 731)
        self.assertEqual(uninvoiced + increment, fair)

    def test_cancelled_ends_at_its_instant(self):
        rows = Life(product=product([("a", "price.12m = 12000")]),
                    offer=offer("[item a]\nquantity = 1\n[payments]\nplan = monthly\n"),
                    contract=private("2027-01-01", "[cancel 2027-03-01]\n")).rows()
        self.assertEqual([r["date"] for r in rows], ["2027-01-01", "2027-02-01"])


class RenewalTest(unittest.TestCase):
    def test_uplift_compounds_on_rounded_prices(self):
        rows = Life(product=product([("a", "price.12m = 133.333")]),
                    offer=offer("[item a]\nquantity = 10\n[renewal]\nauto = yes\nuplift = 5%\n"
                                "max_renewals = 3\n"),
                    contract=private("2027-01-01", "[renew 2028-01-01]\nquantity.a = 7\n"
                                     "uplift = 5%\n")).rows(until="2033-01-01")
        self.assertEqual(amounts(rows), ["1333.33", "980.00", "1029.00", "1080.45"])
        self.assertEqual([r["unit_price"] for r in rows], ["133.333", "140.00", "147.00", "154.35"])

    def test_month_ends_keep_the_anchor(self):
        rows = Life(product=product([("a", "price.1m = 1")], durations="1m"),
                    contract=public("2027-01-31T09:30:00Z", {"a": 1}, "[renewal]\nauto = yes\n",
                                    "1m")).rows(until="2027-05-31")
        self.assertEqual([r["date"] for r in rows],
                         ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"])

    def test_setting_after_the_deadline_is_for_the_next_term(self):
        dates = {}
        for day in ("2027-12-01", "2027-12-02"):  # ends 31 December, P30D: 1 December is the last
            rows = Life(product=product([("a", "price.12m = 1")]),
                        offer=offer("[item a]\nquantity = 1\n[renewal]\nauto = yes\nuplift = 0%\n"
                                    "decision = 30d\n"),
                        contract=private("2027-01-01", "[auto-renew %s]\nenabled = no\n" % day)
                        ).rows(until="2031-01-01")
            dates[day] = [r["date"] for r in rows]
        self.assertEqual(dates, {"2027-12-01": ["2027-01-01"],
                                 "2027-12-02": ["2027-01-01", "2028-01-01"]})

    def test_instalments_renew_by_template(self):
        # 100.00 in three: 33.33 33.33 33.34; cumulative 33.33, 66.66, 100.00 per cent; 110.00 by
        # cumulative rounding: 36.663 -> 36.66, 73.326 -> 73.33, 110.00.
        rows = Life(product=product([("a", "price.12m = 100")]),
                    offer=offer("[item a]\nquantity = 1\n[payments]\nplan = quarterly\ncount = 3\n"
                                "[renewal]\nauto = yes\nuplift = 10%\nmax_renewals = 1\n"),
                    contract=private("2027-01-31T10:00:00Z")).rows(until="2029-01-01")
        self.assertEqual([(r["date"], r["amount"]) for r in rows],
                         [("2027-01-31", "33.33"), ("2027-04-30", "33.33"), ("2027-07-31", "33.34"),
                          ("2028-01-31", "36.66"), ("2028-04-30", "36.67"),
                          ("2028-07-31", "36.67")])

    def test_initial_payment_and_remainder(self):
        plan = "[item a]\nquantity = 1\n[payments]\nplan = quarterly\ninitial = 10.00\n"
        for policy, expected in (("aws", ["10.00", "30.00", "30.00", "30.01"]),
                                 ("aws,remainder=first", ["10.00", "30.01", "30.00", "30.00"])):
            rows = Life(product=product([("a", "price.12m = 100.01")]), offer=offer(plan),
                        contract=private("2027-01-01")).rows(policy=policy)
            self.assertEqual(amounts(rows), expected)


class RefundTest(unittest.TestCase):
    def refund(self, day):
        return Life(product=product([("a", "price.12m = 12000")]),
                    offer=offer("[item a]\nquantity = 1\n[payments]\nplan = monthly\n"),
                    contract=private("2027-01-01", "[refund %s]\napproved = yes\n" % day)).rows()

    def test_unused_part_of_instalments(self):
        self.assertEqual(amounts(self.refund("2027-04-02"), "refund"), ["-1008.22"])
        self.assertEqual(amounts(self.refund("2027-04-01"), "refund"), ["-41.10"])

    def test_everything_within_two_days(self):
        rows = Life(product=TIERS, contract=public(
            "2027-01-01T10:00:00Z", {"basic": 1},
            "[upgrade 2027-01-02]\nquantity.pro = 1\n[refund 2027-01-03T10:00:00Z]\n")).rows()
        self.assertEqual(sum(totals(rows).values()), 0)
        self.assertEqual(rows[-1]["id"], "C-1-2027-01-03T1000Z-refund")

    def test_later_without_approval_is_refused(self):
        life = Life(product=TIERS, contract=public("2027-01-01T10:00:00Z", {"basic": 1},
                                                   "[refund 2027-01-03T10:00:01Z]\n"))
        self.assertRaises(figures.Refused, life.rows)


class UsageTest(unittest.TestCase):
    def test_gauge_over_an_upgrade(self):
        # 14 days x 24 h x (25 - 10) + 17 days x 24 h x (25 - 20) = 5,040 + 2,040 = 7,080
        hours = [dt.datetime(2027, 3, 1) + dt.timedelta(hours=h) for h in range(31 * 24)]
        usage = "dimension,timestamp,quantity\n" + "".join(
            "hosts_x,%sZ,25\n" % hour.isoformat() for hour in hours)
        rows = Life(product=TIERS, usage=usage, contract=public(
            "2027-03-01", {"basic": 1}, "[upgrade 2027-03-15]\nquantity.standard = 1\n")
        ).rows(usage=True)
        self.assertEqual([rows[-1][c] for c in ("id", "quantity", "unit_price", "amount")],
                         ["C-1-2027-04-02-usage", "7080", "0.10", "708.00"])

    def metered(self, meter, rows, events="", payg="1"):
        lines = "dimension,timestamp,quantity,received\n" + rows
        return [(r["date"], r["quantity"]) for r in Life(
            product=product([("a", "price.1m = 1\npayg = %s\n%s" % (payg, meter))], durations="1m"),
            usage=lines, contract=public("2027-01-15", {"a": 10}, events, "1m")
        ).rows(usage=True) if r["kind"] == "usage"]

    def test_counter_by_month_and_by_term(self):
        rows = "a,2027-01-20T00:00:00Z,15,\na,2027-02-01T00:00:00Z,15,\n"
        self.assertEqual(self.metered("meter = counter", rows),
                         [("2027-02-02", "5"), ("2027-03-02", "5")])
        self.assertEqual(self.metered("meter = counter\nallowance = term", rows),
                         [("2027-02-02", "5"), ("2027-03-02", "15")])

    def test_units_once_billed_stay_billed(self):
        rows = "a,2027-01-20T00:00:00Z,15,\na,2027-01-22T00:00:00Z,5,\na,2027-01-23T00:00:00Z,10,\n"
        raised = "[upgrade 2027-01-21]\nquantity.a = 20\n"
        self.assertEqual(self.metered("meter = counter", rows, raised), [("2027-02-02", "10")])

    def test_repetitions_and_the_last_hour(self):
        rows = ("a,2027-02-14T23:00:00Z,5,2027-02-14T23:50:00Z\n"
                "a,2027-02-14T23:59:59Z,7,2027-02-14T23:40:00Z\n"   # received first: stands
                "a,2027-02-15T00:59:59Z,2,\n"                        # the hour after the end
                "a,2027-02-15T01:00:00Z,100,\n"                      # too late
                "a,2027-01-14T23:59:59Z,100,\n"                      # too early
                "a,2027-01-31T23:00:00Z,100,2027-02-01T06:00:01Z\n"  # month was closed
                "a,2027-02-01T00:00:00Z,100,2027-02-02T00:00:01Z\n")  # more than a day back
        self.assertEqual(self.metered("meter = overage", rows), [("2027-03-02", "9")])

    def test_tiny_prices_round_once(self):
        rows = "a,2027-01-20T00:00:00Z,4,\n"
        self.assertEqual(self.metered("", rows, payg="0.00100000"), [])
        self.assertEqual(self.metered("", rows.replace(",4,", ",5,"), payg="0.001"),
                         [("2027-02-02", "5")])


if __name__ == "__main__":
    unittest.main()
