-- The share of each way to write license numbers (9-9: digits, a dash, digits) and ZIPs (99999, 99999-9999).
with written as (
  select source, 'license.license_number' as column_name,
         regexp_replace(regexp_replace(written, '9+', '9', 'g'), 'A+', 'A', 'g') as category, facilities
    from (select source, translate(license_number, '012345678ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                   '999999999AAAAAAAAAAAAAAAAAAAAAAAAAA') as written, count(*) as facilities
            from looked_at group by 1, 2) l
   union all
  select source, 'addresscode.zip', translate(zip, '012345678', '999999999'), count(*)
    from looked_at where zip is not null group by 1, 2, 3),
named as (
  select source, column_name, left(category, 200) as category, sum(facilities) as facilities
    from written where $2::jsonb -> source -> 'columns' ? column_name group by 1, 2, 3),
totalled as (
  select *, sum(facilities) over (partition by source, column_name) as total from named)
select source, 'pattern', column_name, category, facilities / total::float8, total
  from totalled where column_name = 'addresscode.zip' or (facilities >= 3 and facilities >= 0.002 * total)
