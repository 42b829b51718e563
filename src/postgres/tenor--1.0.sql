-- The functions of tenor in a database. A call computes from its texts alone: IMMUTABLE.
-- Costs are in units of cpu_operator_cost (0.0025): the forecast of a contract of a year takes some
-- 30 us, its invoices 16, what it holds 8, an offer 18, a proration 2; a simple operator 0.02 us.
\echo Use "CREATE EXTENSION tenor" to load this file. \quit

CREATE FUNCTION tenor_prorate(a_start text, a_end text DEFAULT NULL, a_on text DEFAULT NULL, a_price text DEFAULT NULL, a_quantity text DEFAULT NULL, a_new_price text DEFAULT NULL, a_new_quantity text DEFAULT NULL, a_policy text DEFAULT NULL, a_currency text DEFAULT NULL)
RETURNS TABLE ("numerator" text, "denominator" text, "credit" text, "charge" text, "due" text, "finding" text)
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100 ROWS 1;

CREATE FUNCTION tenor_check(a_text text)
RETURNS TABLE ("file" text, "line" text, "column" text, "severity" text, "code" text, "subject" text, "message" text, "hint" text, "finding" text)
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 300 ROWS 10;

CREATE FUNCTION tenor_quote(a_offer text, a_product text DEFAULT NULL)
RETURNS TABLE ("dimension" text, "name" text, "quantity" text, "list_price" text, "net_price" text, "discount_percent" text, "list_amount" text, "net_amount" text, "finding" text)
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 900 ROWS 4;

CREATE FUNCTION tenor_invoices(a_contract text, a_product text DEFAULT NULL, a_until text DEFAULT NULL)
RETURNS TABLE ("contract" text, "id" text, "number" text, "date" text, "due" text, "kind" text, "dimension" text, "description" text, "period_start" text, "period_end" text, "quantity" text, "unit_price" text, "fraction" text, "amount" text, "currency" text, "finding" text)
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 800 ROWS 6;

CREATE FUNCTION tenor_forecast(a_contract text, a_product text DEFAULT NULL, a_from text DEFAULT NULL, a_months text DEFAULT NULL)
RETURNS TABLE ("contract" text, "month" text, "currency" text, "opening" text, "invoiced" text, "cash" text, "fees" text, "net" text, "revenue" text, "overage" text, "deferred" text, "unbilled" text, "unbilled_usage" text, "closing" text, "adjustment" text, "revenue_adjustment" text, "assumed" text, "finding" text)
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1500 ROWS 12;

CREATE FUNCTION tenor_entitlements(a_contract text, a_product text DEFAULT NULL, a_at text DEFAULT NULL)
RETURNS TABLE ("contract" text, "dimension" text, "name" text, "quantity" text, "expires" text, "finding" text)
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 400 ROWS 4;

CREATE FUNCTION tenor_version() RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE FUNCTION tenor_product(ini text, csv text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;

CREATE FUNCTION tenor_usage_step(internal, text, text, text, text, text, text) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;

CREATE FUNCTION tenor_usage_final(internal) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5000;

-- contract, product, dimension, at, quantity, received
CREATE AGGREGATE tenor_usage(text, text, text, text, text, text) (
    SFUNC = tenor_usage_step, STYPE = internal, FINALFUNC = tenor_usage_final, PARALLEL = SAFE);
