import { beforeAll, describe, expect, test } from 'vitest'
import { thisVersion } from '../../db/schema/sqlFile.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { faultHere } from '../../testing/process.ts'
import { load } from '../load/load.ts'
import { measureRun } from '../measures/measureRun.ts'
import { discard } from '../runs/change/changeRun.ts'
import { type Check, parseCheck } from './check.ts'
import { type CheckResult, failedAsError } from './checkResult.ts'
import { checks } from './checks.ts'
import { runChecks } from './runChecks.ts'

const { folder, write } = testFiles()
const database = testEngine()
let runId: number
let schema: string

const request = { folder, files: ['texas.csv'], date: '2019-12-01', mode: 'new', publish: 'never' } as const

/** What Texas's layout leaves empty, so that every check has something to look at. */
const everything = `
  update facility set operator = company, accepts_financial_aid = true, min_age = 0, max_age = 60,
         certificate_expiration_date = '2020-06-30', schedule = 'Mo-Th 07:30-17:15; Fr 07:30-24:00',
         website_address = 'https://care.example/here', attributes = attributes || '{"star_level": 3}';
  update contact set first_name = 'ANNA', last_name = 'VAN EXAMPLE', title = 'Director';
  update license set license_renewed = '2019-11-01';
  update loader.run_file set fills = fills || '{facility.operator,facility.accepts_financial_aid,facility.min_age,
         facility.max_age,facility.certificate_expiration_date,facility.schedule,facility.website_address,
         attributes.star_level,contact.first_name,contact.last_name,contact.title,license.license_renewed}';`

/** 40 facilities with a license, contact and address code of their own: 1 is 2.5 %, 3 are 7.5 %; two weeks came before. */
beforeAll(async () => {
  for (const [date, records] of [
    ['2019-11-17', 42],
    ['2019-11-24', 41],
  ] as const) {
    write('texas.csv', texas(records))
    await load(database.engine, { ...request, date, publish: 'always' })
  }
  write('texas.csv', texas(40))
  const { run } = await load(database.engine, request)
  runId = run.runId
  schema = run.schema as string
  const { client } = database.engine
  await client.query(`set search_path = ${schema}, pg_catalog`)
  await client.query(everything)
  await client.query('reset search_path')
})

/** What checks find after statements that are taken back then. */
async function foundAfter(statements: string, wanted: readonly Check[]): Promise<CheckResult[]> {
  const { client } = database.engine
  await client.query('begin')
  try {
    await client.query(`set local search_path = ${schema}, pg_catalog`)
    await client.query(statements)
    await client.query('set local search_path = pg_catalog')
    return await runChecks([client], thisVersion(schema), runId, wanted, undefined, (one) =>
      measureRun(one, thisVersion(schema), runId),
    )
  } finally {
    await client.query('rollback')
  }
}

const named = (name: string) => checks.filter((check) => check.name === name)
/** Learned checks need runs to learn from; electron/engine/measures tries them. */
const ownChecks = checks.filter(({ learned }) => !learned)

test('every check passes on clean data', async () => {
  const results = await foundAfter('select 1', ownChecks)
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([])
  expect(results.map(({ name }) => name)).toEqual(ownChecks.map(({ name }) => name))
  expect(results.every(({ explanation, snoozed }) => explanation === '' && snoozed === null)).toBe(true)
})

const previous = `(select run_id from loader.run where run_date = '2019-11-24')`
const first = `(select run_id from loader.run where run_date = '2019-11-17')`
const own = `(select max(run_id) from loader.run)`
const issue = (cause: string) =>
  `insert into loader.row_issue (run_id, file_number, record, line, severity, cause, value, reason)
   values (${own}, 0, 1, 2, 'warning', '${cause}', 'none', 'is none')`

const dayFirst = (value: string, record: number) =>
  `update license set license_issued = date_trunc('month', license_issued) + interval '11 days';
   insert into loader.row_issue (run_id, file_number, record, line, severity, cause, column_name, field, value, reason)
   values (${own}, 0, ${record}, ${record + 1}, 'warning', 'date_not_understood', 'Issue Date', 'license.license_issued', '${value}', 'is none')`
const daysFirst = `${dayFirst('31/12/2018', 3)}; ${dayFirst(' 13/2/19 0:00', 4)}`

/** 200 facilities more, of which some have no capacity. */
const manyMore = (withoutCapacity: number) =>
  `insert into facility overriding user value
   select (jsonb_populate_record(f, jsonb_build_object('source_record', 100 + n,
                                                       'capacity', case when n > ${withoutCapacity} then 10 end))).*
     from facility f cross join generate_series(1, 200) n
    where facility_id = (select facility_id from facility order by length(attributes::text) desc, facility_id limit 1)`

/** Checks that compare all that two runs hold are tried in contents.pg.test.ts. */
const triedElsewhere = ['contents_are_new', 'contents_are_not_older']

/** 20 of the 41 facilities before were in one county, the others in another; one of these is gone. */
const twoCounties = `update leads_20191124.addresscode set county = case when addresscode_id <= 20 then 'BEXAR' else 'EL PASO' end`

const cases: [check: string, failsAs: 'warn' | 'error' | 'no', statements: string][] = [
  ['address_values_are_given', 'warn', 'update addresscode set county = null where addresscode_id <= 5'],
  ['address_values_are_given', 'warn', 'update addresscode set zip = null where addresscode_id <= 21'],
  ['address_values_are_given', 'no', 'update addresscode set city = null where addresscode_id <= 4'],
  ['addresses_are_in_their_state', 'warn', `update addresscode set state = 'NM' where addresscode_id <= 5`],
  ['addresses_are_in_their_state', 'warn', `update addresscode set state = 'NM' where addresscode_id <= 20`],
  ['addresses_are_in_their_state', 'error', `update addresscode set state = 'NM' where addresscode_id <= 21`],
  ['addresses_are_in_their_state', 'no', `update addresscode set state = 'NM' where addresscode_id <= 4`],
  ['ages_are_in_order', 'warn', 'update facility set min_age = 13, max_age = 12 where facility_id = 1'],
  ['ages_are_in_order', 'error', 'update facility set min_age = 13, max_age = 12 where facility_id <= 3'],
  ['ages_are_in_order', 'no', 'update facility set min_age = 12, max_age = 12'],
  ['ages_are_in_order', 'no', 'update facility set min_age = 12, max_age = null'],
  ['ages_are_plausible', 'warn', 'update facility set max_age = 720 where facility_id = 1'],
  ['ages_are_plausible', 'error', 'update facility set min_age = -1 where facility_id <= 21'],
  ['capacities_are_plausible', 'warn', 'update facility set capacity = 0 where facility_id = 1'],
  ['capacities_are_plausible', 'error', 'update facility set capacity = 2001 where facility_id <= 3'],
  ['capacities_are_plausible', 'no', 'update facility set capacity = null where facility_id > 2'],
  [
    'certificates_are_current',
    'warn',
    `update facility set certificate_expiration_date = '2019-11-30' where facility_id <= 21`,
  ],
  ['categories_stay', 'warn', `update license set license_status = 'Other' where license_id <= 24`],
  ['categories_stay', 'error', `update license set license_status = 'Other' where license_id <= 32`],
  ['categories_stay', 'no', `update license set license_status = 'Other' where license_id <= 18`],
  ['certificates_are_current', 'no', `update facility set certificate_expiration_date = '2019-12-01'`],
  [
    'columns_feed_the_same_fields',
    'warn',
    `update loader.run_file set mapping = mapping || '{"Status": "Permit"}' where run_id = ${previous}`,
  ],
  [
    'columns_feed_the_same_fields',
    'no',
    `update loader.run_file set mapping = mapping || '{"Status": null}' where run_id = ${previous}`,
  ],
  [
    'counties_lose_alike',
    'warn',
    `${twoCounties}; update license set license_number = 'X1' || license_id where license_id <= 10`,
  ],
  [
    'counties_lose_alike',
    'no',
    `${twoCounties}; update license set license_number = 'X1' || license_id where license_id <= 8`,
  ],
  [
    'counties_lose_alike',
    'no',
    `${twoCounties}; update license set license_number = 'X1' || license_id where license_id <= 10 or license_id > 30`,
  ],
  ['columns_stay_filled', 'warn', manyMore(50)],
  ['columns_stay_filled', 'error', manyMore(100)],
  // what chance makes of 240
  ['columns_stay_filled', 'no', manyMore(40)],
  [
    'columns_do_not_vanish',
    'error',
    `update loader.run_file set missing_columns = '{County}' where run_id = ${own}`,
  ],
  ['columns_do_not_vanish', 'no', `update loader.run_file set missing_columns = '{County}'`],
  ['contact_values_are_given', 'warn', 'update contact set phone = null where contact_id <= 9'],
  ['contact_values_are_given', 'warn', 'update facility set contact_id = null where facility_id <= 37'],
  ['contact_values_are_given', 'no', 'update contact set phone = null where contact_id <= 8'],
  [
    'license_values_are_given',
    'no',
    `update license set license_status = null;
     update loader.run_file set fills = array_remove(fills, 'license.license_status')`,
  ],
  ['contacts_are_no_placeholders', 'warn', `update contact set phone = '+19999999999' where contact_id = 1`],
  ['contacts_are_no_placeholders', 'warn', `update contact set phone2 = '+12222222222' where contact_id = 1`],
  [
    'contacts_are_no_placeholders',
    'warn',
    `update contact set email = 'none@care.example' where contact_id = 1`,
  ],
  [
    'contacts_are_no_placeholders',
    'warn',
    `update contact set email = 'wren@noemail.example' where contact_id = 1`,
  ],
  [
    'contacts_are_no_placeholders',
    'no',
    `update contact set phone = '+12222222223', email = 'nona.test@test.kitchen.example' where contact_id = 1`,
  ],
  ['contacts_are_not_everybodys', 'warn', 'update facility set contact_id = 1 where facility_id > 19'],
  ['contacts_are_not_everybodys', 'warn', 'update facility set contact_id = 1'],
  ['contacts_are_not_everybodys', 'no', 'update facility set contact_id = 1 where facility_id > 21'],
  ['dates_are_month_first', 'error', `${daysFirst}`],
  ['dates_are_month_first', 'error', `${daysFirst}; delete from facility where facility_id > 20`],
  // one date may be a slip, a date that can only have the month first speaks against it, and so does a whole year of others
  ['dates_are_month_first', 'no', dayFirst('31/12/2018', 3)],
  [
    'dates_are_month_first',
    'no',
    `${daysFirst}; update license set license_issued = '2019-04-13' where license_id = 1`,
  ],
  [
    'dates_are_month_first',
    'no',
    `${daysFirst}; update loader.row_issue set value = '31/13/2018' where value = '31/12/2018'`,
  ],
  ['emails_are_given', 'warn', 'update contact set email = null where contact_id <= 31'],
  ['emails_are_given', 'warn', 'update facility set contact_id = null where facility_id <= 39'],
  ['emails_are_well_formed', 'warn', `update contact set email = 'no email' where contact_id = 1`],
  ['emails_are_well_formed', 'error', `update contact set email = 'A@B.example' where contact_id <= 21`],
  ['emails_are_well_formed', 'warn', issue('email_not_understood')],
  ['every_file_loads_records', 'error', 'update loader.run_file set rows_loaded = 0'],
  ['every_record_is_accounted_for', 'error', 'update loader.run_file set rows_read = rows_read + 1'],
  ['every_record_is_accounted_for', 'error', 'delete from facility where facility_id = 1'],
  [
    'every_record_is_accounted_for',
    'no',
    'update loader.run_file set rows_read = rows_read + 2, rows_set_aside = 2',
  ],
  ['every_record_is_accounted_for', 'error', 'update loader.run_file set rows_set_aside = 2'],
  [
    'every_record_is_accounted_for',
    'error',
    `update facility set source_file = 'other.csv' where facility_id = 1`,
  ],
  [
    'expiry_dates_are_plausible',
    'warn',
    `update facility set certificate_expiration_date = '9999-12-31' where facility_id = 1`,
  ],
  [
    'expiry_dates_are_plausible',
    'error',
    `update facility set certificate_expiration_date = '1980-01-01' where facility_id <= 21`,
  ],
  [
    'facilities_appear_once',
    'warn',
    `update facility set company = 'TWIN', address1 = '1 TWIN RD', addresscode_id = 1 where facility_id <= 3`,
  ],
  [
    'facilities_appear_once',
    'warn',
    `update facility set company = 'TWIN', address1 = '1 TWIN RD', addresscode_id = null where facility_id <= 17`,
  ],
  [
    'facilities_appear_once',
    'no',
    `update facility set company = 'TWIN', address1 = '1 TWIN RD', addresscode_id = 1, license_id = 1`,
  ],
  ['facilities_can_be_reached', 'warn', 'update facility set contact_id = null where facility_id = 1'],
  ['facilities_can_be_reached', 'warn', 'update facility set contact_id = null where facility_id <= 21'],
  ['facilities_can_be_reached', 'warn', 'update contact set phone = null, email = null where contact_id = 1'],
  ['facilities_can_be_reached', 'no', 'update contact set phone = null'],
  ['facilities_have_an_address', 'warn', 'update facility set address1 = null where facility_id = 1'],
  ['facilities_have_an_address', 'warn', 'update facility set addresscode_id = null'],
  ['facility_values_are_given', 'warn', 'update facility set capacity = null where facility_id <= 9'],
  ['facility_values_are_given', 'warn', 'update facility set ages_served = null where facility_id <= 37'],
  ['few_records_are_rejected', 'warn', 'update loader.run_file set rows_read = 44, rows_rejected = 4'],
  ['few_records_are_rejected', 'error', 'update loader.run_file set rows_read = 45, rows_rejected = 5'],
  ['files_are_new', 'warn', `update loader.run_file set sha256 = 'same' where run_id <> ${first}`],
  [
    'files_are_new',
    'no',
    `update loader.run_file set sha256 = 'same'; update loader.run set status = 'replaced' where status = 'published'`,
  ],
  ['files_are_not_older', 'error', `update loader.run_file set sha256 = 'same' where run_id <> ${previous}`],
  ['files_are_not_older', 'no', `update loader.run_file set sha256 = 'same'`],
  [
    'files_have_all_columns',
    'warn',
    `update loader.run_file set missing_columns = '{County}' where run_id = ${own}`,
  ],
  [
    'files_have_no_new_columns',
    'warn',
    `update loader.run_file set added_columns = '{Stars}' where run_id <> ${previous}`,
  ],
  ['files_have_no_new_columns', 'no', `update loader.run_file set added_columns = '{Stars}'`],
  [
    'issue_dates_are_after_1900',
    'warn',
    `update license set license_issued = '1900-01-01' where license_id = 1`,
  ],
  [
    'issue_dates_are_after_1900',
    'error',
    `update license set license_issued = '0202-01-01' where license_id <= 21`,
  ],
  ['issue_dates_are_past', 'warn', `update license set license_issued = '2019-12-02' where license_id = 1`],
  ['issue_dates_are_past', 'error', `update license set license_issued = '2019-12-02' where license_id <= 3`],
  ['issue_dates_are_past', 'no', `update license set license_issued = '2019-12-01'`],
  [
    'license_dates_are_in_order',
    'warn',
    `update license set license_renewed = '1999-12-31' where license_id = 1`,
  ],
  [
    'license_dates_are_in_order',
    'error',
    `update facility set certificate_expiration_date = '1999-12-31' where facility_id <= 21`,
  ],
  [
    'license_numbers_are_well_formed',
    'warn',
    `update license set license_number = '8.2E+08' where license_id = 1`,
  ],
  [
    'license_numbers_are_well_formed',
    'error',
    `update license set license_number = 'NONE ' || repeat('X', license_id) where license_id <= 21`,
  ],
  [
    'license_numbers_are_well_formed',
    'no',
    `update license set license_number = 'K-0' || license_id || '/2 #1.a'`,
  ],
  ['license_values_are_given', 'warn', 'update license set license_status = null where license_id <= 5'],
  ['license_values_are_given', 'warn', 'update license set license_issued = null where license_id <= 21'],
  ['licenses_are_of_their_state', 'error', `update license set issuing_state = 'OK' where license_id = 2`],
  ['licenses_stay', 'warn', `update license set license_number = 'X1' || license_id where license_id <= 8`],
  ['licenses_stay', 'error', `update license set license_number = 'X1' || license_id where license_id <= 13`],
  ['licenses_stay', 'no', `update license set license_number = 'X1' || license_id where license_id <= 4`],
  ['licenses_have_one_facility', 'warn', 'update facility set license_id = 1 where facility_id = 2'],
  ['licenses_have_one_facility', 'warn', 'update facility set license_id = 1 where facility_id <= 9'],
  [
    'loads_follow_each_other',
    'warn',
    `update loader.run set run_date = run_date - 60 where run_id <> ${own}`,
  ],
  ['names_are_names', 'warn', `update facility set company = '702-555-0101' where facility_id = 1`],
  ['names_are_names', 'warn', `update facility set company = '[12] {34}' where facility_id = 1`],
  ['names_are_names', 'warn', `update contact set first_name = 'A@B', last_name = null where contact_id = 1`],
  [
    'names_are_names',
    'no',
    `update facility set company = 'École 7' where facility_id = 1;
                             update facility set company = '(the) 4 winds' where facility_id = 2;
                             update facility set company = 'zebra' where facility_id = 3;
                             update contact set first_name = null, last_name = null`,
  ],
  ['names_are_names', 'error', `update contact set last_name = 'X 7025550101' where contact_id <= 21`],
  ['newest_license_is_recent', 'warn', `update license set license_issued = '2018-11-30'`],
  ['newest_license_is_recent', 'no', `update license set license_issued = '2018-12-01'`],
  ['newest_license_is_not_older', 'warn', 'update license set license_issued = license_issued - 14'],
  ['newest_license_is_not_older', 'error', 'update license set license_issued = license_issued - 15'],
  ['newest_license_is_not_older', 'no', 'update license set license_issued = license_issued - 7'],
  ['no_orphan_rows', 'error', 'update facility set license_id = 1 where facility_id = 2'],
  ['no_orphan_rows', 'error', `insert into contact (phone, updated_dt) values ('+12025550100', now())`],
  ['no_orphan_rows', 'error', `insert into addresscode (city, updated_dt) values ('NOWHERE', now())`],
  ['no_source_vanishes', 'error', `update loader.run_file set source = 'nevada' where run_id = ${previous}`],
  ['no_source_vanishes', 'no', `update loader.run_file set source = 'nevada' where run_id = ${first}`],
  [
    'no_source_vanishes',
    'no',
    `update loader.run_file set source = 'nevada', rows_loaded = 0 where run_id = ${previous}`,
  ],
  ['no_table_is_empty', 'warn', 'update facility set contact_id = null; delete from contact'],
  [
    'opening_hours_are_well_formed',
    'warn',
    `update facility set schedule = 'weekdays by appointment' where facility_id = 1`,
  ],
  [
    'opening_hours_are_well_formed',
    'error',
    `update facility set schedule = 'Mo 7-9' where facility_id <= 21`,
  ],
  [
    'opening_hours_are_well_formed',
    'no',
    `update facility set schedule = 'Mo 07:30-12:00,13:00-17:30; Tu-We unknown; Th 00:00-24:00'`,
  ],
  ['opening_hours_are_well_formed', 'warn', issue('hours_not_understood')],
  [
    'numbers_have_no_decimals',
    'warn',
    `insert into loader.row_issue (run_id, file_number, record, line, severity, cause, column_name, reason)
     select ${own}, 0, n, n + 1, 'warning', 'ends_in_point_zero', 'Operation', 'is one' from generate_series(1, 21) n`,
  ],
  ['numbers_have_no_decimals', 'no', issue('ends_in_point_zero')],
  [
    'files_are_of_their_state',
    'error',
    `insert into loader.run_file (run_id, file_number, source, name, sha256, bytes, encoding, encoding_reason, header, mapping,
                                  missing_columns, added_columns)
     select run_id, 9, source, 'second.csv', 'other', 1, encoding, encoding_reason, header, mapping, '{}', '{}'
       from loader.run_file where run_id = ${own};
     update facility set source_file = 'second.csv' where facility_id <= 5;
     update addresscode set state = 'LA' where addresscode_id in (select addresscode_id from facility where facility_id <= 3)`,
  ],
  ['files_are_of_their_state', 'no', `update addresscode set state = 'LA'`],
  ['run_date_is_plausible', 'error', `update loader.run set run_date = '2100-01-02' where run_id = ${own}`],
  ['run_date_is_plausible', 'warn', `update loader.run set run_date = '2021-01-01' where run_id = ${own}`],
  ['phones_are_well_formed', 'warn', `update contact set phone = '+1210550001' where contact_id = 1`],
  ['phones_are_well_formed', 'error', `update contact set phone2 = '12105550001' where contact_id <= 3`],
  ['phones_are_well_formed', 'warn', `update contact set phone = '+12100550001' where contact_id = 1`],
  ['phones_are_well_formed', 'warn', `update contact set phone = '+12101550001' where contact_id = 1`],
  ['phones_are_well_formed', 'warn', `update contact set phone = '+1210555000x' where contact_id = 1`],
  ['phones_are_well_formed', 'warn', issue('phone_not_understood')],
  ['places_are_names', 'warn', `update addresscode set city = '75001' where addresscode_id = 1`],
  ['places_are_names', 'error', `update addresscode set county = '210-555-0101' where addresscode_id <= 21`],
  ['provider_ids_are_unique', 'warn', `update facility set provider_id = '7' where facility_id <= 2`],
  ['provider_ids_are_unique', 'warn', `update facility set provider_id = '7' where facility_id <= 9`],
  ['provider_ids_are_unique', 'no', `update facility set provider_id = '7', license_id = 1`],
  ['sources_do_not_jump', 'warn', `update loader.run_file set rows_loaded = 20 where run_id = ${previous}`],
  ['sources_do_not_jump', 'no', `update loader.run_file set rows_loaded = 30 where run_id = ${previous}`],
  ['sources_do_not_shrink', 'warn', `update loader.run_file set rows_loaded = 60 where run_id = ${previous}`],
  [
    'sources_do_not_shrink',
    'error',
    `update loader.run_file set rows_loaded = 100 where run_id = ${previous}`,
  ],
  ['sources_have_enough_rows', 'warn', `update loader.run_file set rows_loaded = 9 where run_id = ${own}`],
  ['sources_have_enough_rows', 'no', `update loader.run_file set rows_loaded = 10 where run_id = ${own}`],
  [
    'star_levels_are_plausible',
    'warn',
    `update facility set attributes = '{"star_level": 6}' where facility_id = 1`,
  ],
  [
    'star_levels_are_plausible',
    'error',
    `update facility set attributes = '{"star_level": "gold"}' where facility_id <= 21`,
  ],
  ['states_are_usps_codes', 'warn', `update addresscode set state = 'XX' where addresscode_id = 1`],
  ['states_are_usps_codes', 'error', `update addresscode set state = 'Texas' where addresscode_id <= 3`],
  ['states_are_usps_codes', 'no', `update addresscode set state = 'tx'`],
  ['texts_are_clean', 'warn', `update facility set company = 'INVENTéD' where facility_id = 1`],
  ['texts_are_clean', 'warn', `update facility set operator = 'CafÃ© Invented' where facility_id = 1`],
  [
    'texts_are_clean',
    'warn',
    `update facility set address1 = 'It\u00e2\u20ac\u2122s Road' where facility_id = 1`,
  ],
  ['texts_are_clean', 'warn', `update facility set company = 'K" Invented' where facility_id = 1`],
  ['texts_are_clean', 'warn', `update facility set company = 'a \ufffd in it' where facility_id <= 9`],
  ['texts_are_clean', 'warn', `update facility set company = 'Invented<br/>Care' where facility_id <= 10`],
  ['texts_are_clean', 'error', `update facility set company = 'Invented<br/>Care' where facility_id <= 11`],
  ['texts_are_clean', 'warn', `update facility set address1 = '1 &amp; 2 Invented Rd' where facility_id = 1`],
  ['texts_are_clean', 'no', `update facility set company = '<3 Kids; A&B, 5 > 4' where facility_id <= 11`],
  ['texts_are_clean', 'no', `update facility set company = 'Café Ñandú "The Best" 日本 😀'`],
  ['values_are_understood', 'warn', issue('date_not_understood')],
  [
    'values_are_understood',
    'error',
    `insert into loader.row_issue (run_id, file_number, record, line, severity, cause, reason)
     select ${own}, 0, n, n + 1, 'warning', 'number_not_understood', 'is none' from generate_series(1, 21) n`,
  ],
  ['values_are_understood', 'no', issue('license_conflict')],
  ['values_are_understood', 'no', issue('license_number_odd')],
  [
    'websites_are_well_formed',
    'warn',
    `update facility set website_address = 'none yet' where facility_id = 1`,
  ],
  [
    'websites_are_well_formed',
    'error',
    `update facility set website_address = 'a@b' where facility_id <= 21`,
  ],
  ['websites_are_well_formed', 'no', `update facility set website_address = 'WWW.care.example'`],
  ['values_stay', 'warn', `update facility set company = 'OTHER ' || facility_id where facility_id <= 14`],
  ['values_stay', 'error', `update facility set company = 'OTHER ' || facility_id where facility_id <= 21`],
  ['values_stay', 'no', `update facility set company = lower(company) || '.'`],
  ['zips_are_in_their_state', 'warn', `update addresscode set zip = '89101-1234' where addresscode_id = 1`],
  ['zips_are_in_their_state', 'error', `update addresscode set zip = '89101' where addresscode_id <= 5`],
  ['zips_are_in_their_state', 'no', `update addresscode set zip = '00001'`],
  ['zips_are_in_their_state', 'no', `update addresscode set state = 'Texas', zip = '89101'`],
  ['zips_are_well_formed', 'warn', `update addresscode set zip = '2138' where addresscode_id = 1`],
  ['zips_are_well_formed', 'error', `update addresscode set zip = '021389' where addresscode_id <= 3`],
  ['zips_are_well_formed', 'no', `update addresscode set zip = '02138-0001'`],
]

describe('each check', () => {
  test.each(cases)('%s: %s after %s', async (name, failsAs, statements) => {
    const [result] = await foundAfter(statements, named(name))
    if (failsAs === 'no') return expect(result).toMatchObject({ status: 'passed', explanation: '' })
    expect(result).toMatchObject({ status: 'failed', severity: failsAs })
    expect(result?.rows.length).toBeGreaterThan(0)
    expect(result?.observed).toMatch(/\d/)
    expect(result?.explanation).toMatch(failsAs === 'error' ? /; it fails .+: .+\.$/ : /; it warns .+: .+\.$/)
    expect(result?.explanation).not.toMatch(/[{}]|undefined|null|NaN/)
    return expect(failedAsError(result as CheckResult)).toBe(failsAs === 'error')
  })

  test('is tried by a case that fails it, as a warning and as an error where it may be either', () => {
    const tried = new Set(cases.map(([name, failsAs]) => `${name} ${failsAs}`))
    const triedHere = ownChecks.filter(({ name }) => !triedElsewhere.includes(name))
    const missing = triedHere.flatMap(({ name, warn, error }) => [
      ...(warn.kind !== 'off' && !tried.has(`${name} warn`) ? [`${name} warn`] : []),
      ...(error.kind !== 'off' && !tried.has(`${name} error`) ? [`${name} error`] : []),
    ])
    expect(missing).toEqual([])
  })

  test('shows of two phones the one that is odd', async () => {
    const phone = "'+12105550001'"
    const [result] = await foundAfter(
      `update contact set phone = ${phone}, phone2 = '2' where contact_id = 1;
       update contact set phone = '1', phone2 = ${phone} where contact_id = 2;
       update contact set phone = null, phone2 = '3' where contact_id = 3`,
      named('phones_are_well_formed'),
    )
    expect(result?.rows.map((row) => row.phone).sort()).toEqual(['1', '2', '3'])
  })

  test('keeps 20 of many offending rows', async () => {
    const [result] = await foundAfter('update facility set capacity = 0', named('capacities_are_plausible'))
    expect(result).toMatchObject({ offending: 40, total: 40, observed: '40 of 40 facilities (100 %)' })
    expect(result?.rows).toHaveLength(20)
  })

  test('tells of each source by itself', async () => {
    const results = await foundAfter(
      `update facility set source = 'nevada' where facility_id <= 10;
       insert into loader.run_file
         select (jsonb_populate_record(f, '{"file_number": 1, "source": "nevada", "rows_loaded": 10}')).*
           from loader.run_file f where run_id = ${own};
       update loader.run_file set rows_loaded = 30 where run_id = ${own} and source = 'texas';
       update facility set capacity = 0 where facility_id = 1`,
      named('capacities_are_plausible'),
    )
    expect(results.map(({ source, status, offending, total }) => [source, status, offending, total])).toEqual(
      [
        ['nevada', 'failed', 1, 10],
        ['texas', 'passed', 0, 30],
      ],
    )
    expect(results[0]?.explanation).toBe(
      'In nevada 1 of 10 facilities (10 %) have a capacity below 1 or above 2,000; it fails over 5 %: look whether a column moved, or the numbers were changed.',
    )
  })

  test('is skipped where the layout fills none of its columns', async () => {
    const [result] = await foundAfter(
      `update facility set website_address = 'none';
       update loader.run_file set fills = array_remove(fills, 'facility.website_address')`,
      named('websites_are_well_formed'),
    )
    expect(result).toMatchObject({ status: 'skipped', source: 'texas' })
  })

  test('is skipped where there is nothing to compare with', async () => {
    const [result] = await foundAfter(
      `update loader.run set status = 'deleted' where status = 'published'`,
      named('sources_do_not_shrink'),
    )
    expect(result).toMatchObject({ status: 'skipped', observed: 'nothing to compare with' })
  })
})

const header =
  '--! title: t\n--! protects: p\n--! family: range\n--! of: facility\n--! found: f\n--! advice: a\n--! warn: from 1 row\n'

test.each([
  ['a column that is not there', 'select nothing_of_the_kind from :"load_schema".facility'],
  ['no source', 'select company from :"load_schema".facility'],
  ['a division by zero', 'select source, 1 / (facility_id - facility_id) from :"load_schema".facility'],
  ['two statements', 'select 1; drop table loader.run'],
  ['no statement', ''],
])('a check with %s is an error, which keeps a run from being published', async (_what, sql) => {
  const [result] = await runChecks([database.engine.client], thisVersion(schema), runId, [
    parseCheck('broken', header + sql),
  ])
  expect(result).toMatchObject({ status: 'error', severity: 'error', source: null })
  expect(failedAsError(result as CheckResult)).toBe(true)
})

test('a load whose check can not run waits', async () => {
  const fault = faultHere('before-checks:wait')
  const loading = load(database.engine, { ...request, date: '2019-12-02', publish: 'passing' })
  await fault.reached()
  const { rows } = await database.engine.client.query<{ run: number }>(
    `select run_id as run from loader.run where status = 'running'`,
  )
  await database.engine.client.query(
    `alter table loader_candidate_${rows[0]?.run}.facility rename column min_age to least_age`,
  )
  fault.go()
  const { run, published, checks: found } = await loading
  fault.end()
  expect(published).toBe(false)
  expect(run.status).toBe('waiting')
  const broken = found.filter(({ status }) => status === 'error').map(({ name }) => name)
  // nor can the run be measured then, so nothing can be said of what is usual or missing
  const unmeasured = checks.filter(({ sql }) => sql.includes('loader.measure')).map(({ name }) => name)
  const own = ['ages_are_in_order', 'ages_are_plausible']
  expect(broken).toEqual([...own, ...unmeasured].sort())
  expect(run.checks.failed).toBe(broken.length)
  await discard(database.engine, run.runId)
})
