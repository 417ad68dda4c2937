-- One table of clean records of all three layouts. `id` becomes facility_id; the keys are 64-bit hashes, so that the
-- joins to come need not compare wide texts. `offset 0` keeps an expression from being worked out once per use.
create function :"load_schema".tidy(cell text) returns text language sql immutable parallel safe as
  $$ select nullif(btrim(case when cell like '%  %' then regexp_replace(cell, '\s+', ' ', 'g') else cell end), '') $$;
create function :"load_schema".phone(cell text) returns text language sql immutable parallel safe as
  $$ select case when length(translate(cell, '()-. ', '')) = 10 then '+1' || translate(cell, '()-. ', '') end $$;
create function :"load_schema".unit(street text) returns text language sql immutable parallel safe as
  $$ select case when street like '%STE %' or street like '%APT %' or street like '%UNIT %' or street like '%#%'
                 then substring(street from '(?:STE|APT|UNIT|#) [0-9A-Z-]+$') end $$;
create function :"load_schema".count_of(cell text) returns integer language sql immutable parallel safe as
  $$ select case when cell ~ '^[0-9]+$' then cell::integer end $$;

create unlogged table :"load_schema".clean as
with cleaned as (
  select record * 3 - 2 as id, 'nevada' as source, 'nevada.csv' as source_file, record as source_record,
         'NV' as issuing_state, btrim(credential_number) as license_number, :"load_schema".tidy(status) as license_status,
         :"load_schema".tidy(credential_type) as license_type, to_date(first_issue_date, 'MM/DD/YY') as license_issued,
         company as licensee_name, company, person as operator, :"load_schema".tidy(credential_type) as facility_type,
         null::boolean as accepts_financial_aid, null::text[] as ages_served, null::integer as min_age,
         null::integer as max_age, null::integer as capacity,
         to_date(expiration_date, 'MM/DD/YY') as certificate_expiration_date,
         case when unit is null then street else rtrim(left(street, length(street) - length(unit)), ' ,') end as address1,
         unit as address2, null as provider_id, null as schedule,
         case when people is null
              then jsonb_build_object('disciplinary_action', disciplinary_action)
              else jsonb_build_object('disciplinary_action', disciplinary_action,
                                      'other_contacts', jsonb_build_array(people[2] || ' ' || people[4])) end as attributes,
         city, :"load_schema".tidy(county) as county, state, zip,
         case when people is null then split_part(person, ' ', 1) else people[1] end as first_name,
         case when people is null then nullif(substr(person, strpos(person || ' ', ' ') + 1), '') else people[3] end as last_name,
         :"load_schema".tidy(primary_contact_role) as title, null as email, :"load_schema".phone(phone) as phone
    from (
      select *, :"load_schema".unit(street) as unit,
             case when person like '%&%' then regexp_match(person, '^(\S+) & (\S+) (.+) & (.+)$') end as people
        from (
          select *, left(address, length(address) - length(city) - length(zip) - 6) as street
            from (
              select *, :"load_schema".tidy(name) as company, :"load_schema".tidy(primary_contact_name) as person,
                     case when last_three in ('NORTH LAS VEGAS') then last_three
                          when last_two in ('LAS VEGAS', 'BOULDER CITY', 'INCLINE VILLAGE', 'CARSON CITY', 'SPRING CREEK')
                          then last_two
                          when last_one in ('HENDERSON', 'MESQUITE', 'LAUGHLIN', 'RENO', 'SPARKS', 'ELKO', 'WINNEMUCCA',
                                            'FALLON', 'FERNLEY', 'YERINGTON', 'PAHRUMP', 'TONOPAH', 'ELY', 'GARDNERVILLE')
                          then last_one end as city
                from (
                  select *, split_part(before, ' ', -1) as last_one,
                         split_part(before, ' ', -2) || ' ' || split_part(before, ' ', -1) as last_two,
                         split_part(before, ' ', -3) || ' ' || split_part(before, ' ', -2) || ' ' || split_part(before, ' ', -1)
                           as last_three
                    from (
                      select *, split_part(address, ', NV ', 1) as before, split_part(address, ', NV ', 2) as zip
                        from :"load_schema".nevada
                      offset 0) e
                  offset 0) d
              offset 0) a
          offset 0) b
      offset 0) c
  union all
  select record * 3 - 1, 'oklahoma', 'oklahoma.csv', record,
         'OK', license_number, null, license_type, substr(license_monitoring_since, 18)::date,
         licensee, company, licensee, license_type,
         accepts_subsidy is not null,
         array_remove(array[case when ages like '%Infants%' then 'infant' end,
                            case when ages like '%Toddlers%' then 'toddler' end,
                            case when ages like '%Preschool%' then 'preschool' end,
                            case when ages like '%School-age%' then 'school_age' end], null),
         case when ages like '%Infants%' then 0 when ages like '%Toddlers%' then 12
              when ages like '%Preschool%' then 24 when ages like '%School-age%' then 60 end,
         case when ages like '%School-age%' then null when ages like '%Preschool%' then 48
              when ages like '%Toddlers%' then 23 when ages like '%Infants%' then 11 end,
         :"load_schema".count_of(total_cap), null,
         case when unit is null then street else rtrim(left(street, length(street) - length(unit)), ' ,') end,
         coalesce(:"load_schema".tidy(address2), unit), null, schedule,
         jsonb_strip_nulls(jsonb_build_object(
           'star_level', split_part(star_level, ' ', 1)::integer,
           'subsidy_contract_number', nullif(split_part(subsidy_contract_number, ': ', 2), 'N/A'),
           'operating_periods', array_remove(array[case when periods like '%Daytime Hours%' then 'daytime' end,
                                                   case when periods like '%Evening Hours%' then 'evening' end,
                                                   case when periods like '%School Year Only%' then 'school_year_only' end,
                                                   case when periods like '%Year Round%' then 'year_round' end], null))),
         :"load_schema".tidy(city), null, state, btrim(zip),
         split_part(person, ' ', 1), nullif(substr(person, strpos(person || ' ', ' ') + 1), ''),
         btrim(split_part(primary_caregiver, E'\n', 3)), lower(btrim(email)), :"load_schema".phone(phone)
    from (
      select *, case when address2 is null then :"load_schema".unit(street) end as unit,
             left(type_license, length(type_license) - length(license_number) - 3) as license_type,
             split_part(whole, ' DBA ', 1) as licensee,
             case when whole like '% DBA %' then substr(whole, strpos(whole, ' DBA ') + 5) else whole end as company
        from (
          select o.record, type_license, split_part(type_license, ' - ', -1) as license_number,
                 :"load_schema".tidy(company) as whole, license_monitoring_since, accepts_subsidy, total_cap,
                 :"load_schema".tidy(address1) as street, address2, star_level, subsidy_contract_number, city, state,
                 zip, email, phone, primary_caregiver, w.schedule,
                 :"load_schema".tidy(split_part(primary_caregiver, E'\n', 1)) as person,
                 concat(ages_accepted_1, aa2, aa3, aa4) as ages,
                 concat(year_round, daytime_hours, school_year_only, evening_hours) as periods
            from :"load_schema".oklahoma o
            left join :"load_schema".week w
              on w.week_key = hash_record_extended((o.mon, o.tues, o.wed, o.thurs, o.friday, o.saturday, o.sunday), 0)
          offset 0) a
      offset 0) b
  union all
  select record * 3, 'texas', 'texas.csv', record,
         'TX', btrim(operation), :"load_schema".tidy(status), :"load_schema".tidy(type), to_date(issue_date, 'MM/DD/YY'),
         company, company, null, :"load_schema".tidy(type),
         null, array_remove(array[case infant when 'Y' then 'infant' end, case toddler when 'Y' then 'toddler' end,
                                  case preschool when 'Y' then 'preschool' end,
                                  case school when 'Y' then 'school_age' end], null),
         null, null, :"load_schema".count_of(capacity), null,
         case when unit is null then street else rtrim(left(street, length(street) - length(unit)), ' ,') end, unit,
         btrim(facility_id), null,
         jsonb_strip_nulls(jsonb_build_object('agency_number', agency_number, 'monitoring_frequency', monitoring_frequency)),
         :"load_schema".tidy(city), :"load_schema".tidy(county), state, btrim(zip),
         null, null, null, lower(btrim(email_address)), :"load_schema".phone(phone)
    from (
      select *, :"load_schema".unit(street) as unit
        from (
          select *, :"load_schema".tidy(operation_name) as company, :"load_schema".tidy(address) as street
            from :"load_schema".texas
          offset 0) a
      offset 0) b
)
select *,
       hash_record_extended((issuing_state, license_number), 0) as license_key,
       case when coalesce(first_name, last_name, title, email, phone) is not null
            then hash_record_extended((first_name, last_name, title, email, phone), 0) end as contact_key,
       case when coalesce(city, county, state, zip) is not null
            then hash_record_extended((city, county, state, zip), 0) end as address_key
  from cleaned;
analyze :"load_schema".clean (id, license_key, contact_key, address_key);
