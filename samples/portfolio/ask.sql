-- Ten questions of a finance lead to a book, by SQLite alone. Sums are whole minor units: nothing is
-- rounded. Once:
--     tenor book load all.db contracts
--     sqlite3 all.db '.load /usr/lib/tenor/tenor' '.read ask.sql'
.mode list
.print -- 1. How many contracts of which product?
SELECT product, count(*) FROM document WHERE kind = 'contract' GROUP BY product ORDER BY product;
.print -- 2. What was invoiced until the end of 2027, by month and currency?
CREATE TEMP VIEW plain AS
    SELECT c.path, c.id, c.body AS contract, p.body AS product
    FROM document c JOIN document p ON p.path = c.product WHERE c.kind = 'contract';
SELECT substr(date, 1, 7) AS month, currency, sum(CAST(replace(amount, '.', '') AS INTEGER)) AS minor
FROM plain, tenor_invoices(plain.contract, plain.product, '2027-12-31')
WHERE finding IS NULL GROUP BY month, currency ORDER BY month, currency;
.print -- 3. Which contracts cannot be billed, and why?
SELECT path, substr(finding, 1, 7) FROM plain, tenor_invoices(plain.contract, plain.product)
WHERE finding IS NOT NULL GROUP BY path ORDER BY path;
.print -- 4. What falls due in the first quarter of 2026?
SELECT due, id, amount FROM (
    SELECT i.due, i.id, sum(CAST(replace(i.amount, '.', '') AS INTEGER)) AS amount
    FROM plain, tenor_invoices(plain.contract, plain.product) i GROUP BY i.id)
WHERE due BETWEEN '2026-01-01' AND '2026-03-31' ORDER BY due, id;
.print -- 5. What revenue do three months from April 2026 bring?
SELECT month, sum(CAST(replace(revenue, '.', '') AS INTEGER)) AS minor
FROM plain, tenor_forecast(plain.contract, plain.product, '2026-04-01', '3') f
WHERE finding IS NULL AND f.contract <> 'total' GROUP BY month ORDER BY month;
.print -- 6. What is deferred at the end of June 2026?
SELECT currency, sum(CAST(replace(deferred, '.', '') AS INTEGER)) AS minor
FROM plain, tenor_forecast(plain.contract, plain.product, '2026-06-01', '1')
WHERE finding IS NULL GROUP BY currency;
.print -- 7. Who holds what on 1 June 2026?
SELECT e.contract, e.dimension, e.quantity, e.expires
FROM plain, tenor_entitlements(plain.contract, plain.product, '2026-06-01') e
WHERE finding IS NULL ORDER BY 1, 2;
.print -- 8. Which upgrades were billed?
SELECT i.id, i.kind, i.amount FROM plain, tenor_invoices(plain.contract, plain.product) i
WHERE i.kind LIKE 'upgrade%' ORDER BY i.id, i.kind;
.print -- 9. What would an upgrade from 1 to 4 units at 100.00 on 11 April cost?
SELECT due FROM tenor_prorate('2018-04-01', '2018-05-01', '2018-04-11', '100', '1', '100', '4');
.print -- 10. Which products break a rule?
SELECT path, count(*) FROM document d, tenor_check(d.body) f
WHERE d.kind = 'product' AND f.severity = 'error' GROUP BY path ORDER BY path;
