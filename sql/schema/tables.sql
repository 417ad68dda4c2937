-- The four empty tables of a candidate. Committed before any row, so that a crash leaves nothing that can't be found;
-- keys and indexes follow the data (constraints.sql), which is several times faster.
create table :"load_schema".addresscode (
  addresscode_id integer generated always as identity,
  city           text,
  county         text,
  state          text,
  zip            text,
  updated_dt     timestamptz not null
) with (autovacuum_enabled = false);

create table :"load_schema".contact (
  contact_id integer generated always as identity,
  first_name text,
  last_name  text,
  title      text,
  email      text,
  phone      text,
  phone2     text,
  updated_dt timestamptz not null
) with (autovacuum_enabled = false);

create table :"load_schema".license (
  license_id      integer generated always as identity,
  issuing_state   text not null,
  license_number  text not null,
  license_status  text,
  license_type    text,
  license_issued  date,
  license_renewed date,
  licensee_name   text,
  updated_dt      timestamptz not null
) with (autovacuum_enabled = false);

create table :"load_schema".facility (
  facility_id                 integer generated always as identity,
  company                     text not null,
  operator                    text,
  facility_type               text,
  accepts_financial_aid       boolean,
  ages_served                 text[],
  min_age                     integer,
  max_age                     integer,
  capacity                    integer,
  certificate_expiration_date date,
  address1                    text,
  address2                    text,
  curriculum_type             text,
  language                    text,
  provider_id                 text,
  schedule                    text,
  website_address             text,
  attributes                  jsonb not null,
  source                      text not null,
  source_file                 text not null,
  source_record               integer not null,
  addresscode_id              integer,
  contact_id                  integer,
  license_id                  integer not null,
  updated_dt                  timestamptz not null
) with (autovacuum_enabled = false);
