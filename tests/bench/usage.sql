-- What `tenor usage` says of the bench's file, by SQLite; the file is u.csv.
create table raw(contract text, dimension text, timestamp text, quantity integer);
.mode csv
.separator , "\n"
.import --skip 1 u.csv raw
create table one(dimension text, hour text, quantity integer, primary key(dimension, hour))
    without rowid;
insert or ignore into one
    select dimension, substr(timestamp, 1, 13), quantity from raw
    where contract = 'C-0001' order by rowid;
select dimension, substr(hour, 1, 7), sum(quantity) from one group by 1, 2;
