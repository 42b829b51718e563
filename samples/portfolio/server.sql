-- One of the servers that share a portfolio (PostgreSQL 15, after CREATE EXTENSION tenor). Each has
-- contracts of its own, and says what they come to by month from a day on:
--     psql -v from=2027-01-01 -v months=12 -f server.sql contracts
-- Sums are whole minor units. A row without a month counts what must be mended before the contract
-- can be part of it: SELECT id, finding FROM contract_part, tenor_forecast(contract, product) says what.
CREATE TABLE contract_part(id text, contract text, product text);
CREATE VIEW forecast_part AS
    SELECT f.month, f.currency, sum(replace(f.revenue, '.', '')::bigint)::bigint AS revenue, count(*)
    FROM contract_part, tenor_forecast(contract, product, :'from', :'months') f
    GROUP BY f.month, f.currency;
