-- The coordinator of three servers that have run server.sql, in a database of the same name:
--     psql -v host1=alpha -v host2=beta -v host3=gamma -f coordinator.sql contracts
-- A contract that is inserted here goes to the server of its id's hash. `forecast` has each server
-- price its own contracts, all of them at once, and adds up a row per month. Whoever is no superuser
-- adds a password to the user mappings.
\if :{?port1} \else \set port1 5432 \set port2 5432 \set port3 5432 \endif
CREATE EXTENSION IF NOT EXISTS postgres_fdw;
CREATE TABLE contract(id text, contract text, product text) PARTITION BY HASH (id);

CREATE SERVER part_1 FOREIGN DATA WRAPPER postgres_fdw OPTIONS
    (host :'host1', port :'port1', dbname :'DBNAME', async_capable 'true', batch_size '1000');
CREATE USER MAPPING FOR CURRENT_USER SERVER part_1 OPTIONS (user :'USER');
CREATE FOREIGN TABLE contract_1 PARTITION OF contract FOR VALUES WITH (MODULUS 3, REMAINDER 0)
    SERVER part_1 OPTIONS (table_name 'contract_part');
CREATE FOREIGN TABLE forecast_1(month text, currency text, revenue bigint, count bigint)
    SERVER part_1 OPTIONS (table_name 'forecast_part');

CREATE SERVER part_2 FOREIGN DATA WRAPPER postgres_fdw OPTIONS
    (host :'host2', port :'port2', dbname :'DBNAME', async_capable 'true', batch_size '1000');
CREATE USER MAPPING FOR CURRENT_USER SERVER part_2 OPTIONS (user :'USER');
CREATE FOREIGN TABLE contract_2 PARTITION OF contract FOR VALUES WITH (MODULUS 3, REMAINDER 1)
    SERVER part_2 OPTIONS (table_name 'contract_part');
CREATE FOREIGN TABLE forecast_2(month text, currency text, revenue bigint, count bigint)
    SERVER part_2 OPTIONS (table_name 'forecast_part');

CREATE SERVER part_3 FOREIGN DATA WRAPPER postgres_fdw OPTIONS
    (host :'host3', port :'port3', dbname :'DBNAME', async_capable 'true', batch_size '1000');
CREATE USER MAPPING FOR CURRENT_USER SERVER part_3 OPTIONS (user :'USER');
CREATE FOREIGN TABLE contract_3 PARTITION OF contract FOR VALUES WITH (MODULUS 3, REMAINDER 2)
    SERVER part_3 OPTIONS (table_name 'contract_part');
CREATE FOREIGN TABLE forecast_3(month text, currency text, revenue bigint, count bigint)
    SERVER part_3 OPTIONS (table_name 'forecast_part');

-- Not a GROUP BY over the partitions of contract: that would price them here.
CREATE VIEW forecast AS
    SELECT month, currency, sum(revenue)::bigint AS revenue, sum(count)::bigint AS count
    FROM (SELECT * FROM forecast_1 UNION ALL SELECT * FROM forecast_2
          UNION ALL SELECT * FROM forecast_3) parts
    GROUP BY month, currency;
