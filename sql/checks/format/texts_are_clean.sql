-- Traces of a wrong encoding (Ã©, â€™, a small accented letter amid capitals: ANGELíS), quotes that open or close nothing
-- (K" Street), and what a web page left (tags, an entity that was encoded twice) in names and streets.
--! title: Names and streets have no broken characters
--! protects: Mail and calls use the right names; a file in another encoding shows at once
--! family: format
--! of: facility
--! warn: from 1 row
--! error: over 0.1 %
--! fewest: 11
--! found: have a broken character or a tag in a name or street
--! advice: look at the file's encoding; ask the agency for UTF-8 without tags
select source, facility_id, source_file, source_record, v.column_name, v.value
  from (select source, facility_id, source_file, source_record, company, operator, address1 from :"load_schema".facility
         where /* if any facility */ octet_length(company) <> length(company) or strpos(company, '"') > 0
            or octet_length(operator) <> length(operator) or strpos(operator, '"') > 0
            or octet_length(address1) <> length(address1) or strpos(address1, '"') > 0
            or company ~ '[<;]' or operator ~ '[<;]' or address1 ~ '[<;]' /* end */) f
 cross join lateral (values ('company', f.company), ('operator', f.operator), ('address1', f.address1)) v (column_name, value)
 where (octet_length(v.value) <> length(v.value)
        and v.value ~ '[ÃÂ][\u0080-\u00BF]|â[\u0080-\u00BF€™œ]|[\uFFFD\u0080-\u009F]|[A-Z][à-öø-ÿ][A-Z]|[A-Z][à-öø-ÿ]$')
    or (strpos(v.value, '"') > 0
        and ((length(v.value) - length(replace(v.value, '"', ''))) % 2 = 1 or v.value ~ '^[^"]*[^"\s(]"'))
    or v.value ~ '</?[A-Za-z][A-Za-z0-9]*(\s[^<>]*)?/?>|&([A-Za-z]{2,8}|#[0-9]{1,7});'
