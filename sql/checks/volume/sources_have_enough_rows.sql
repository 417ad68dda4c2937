-- How many facilities each source has.
--! title: A source has enough rows
--! protects: An almost empty file does not pass for a list of a whole state
--! family: volume
--! of: source
--! measured: rows
--! warn: below 10 rows
--! found: only {value} are there
--! advice: look whether the file is complete
select source, value::int as value
  from loader.measure
 where run_id = $1 and measure = 'rows'
