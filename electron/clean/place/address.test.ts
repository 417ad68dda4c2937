import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'papaparse'
import { describe, expect, test } from 'vitest'
import { splitAddress } from './address.ts'

type Parts = readonly (string | null)[]

/** Address1, address2, city, state, ZIP, without problems. */
function split(cell: string, column: string | null): Parts {
  const { address1, address2, city, state, zip, problems } = splitAddress(cell, column)
  expect(problems).toEqual([])
  return [address1, address2, city, state, zip]
}

function causesOf(cell: string, column: string | null) {
  return splitAddress(cell, column).problems.map((problem) => problem.cause)
}

describe('the longest ending that is a city of the state', () => {
  test.each([
    [
      '3980 W. ANN RD., STE 1 NORTH LAS VEGAS, NV 89031',
      '3980 W. ANN RD.',
      'STE 1',
      'NORTH LAS VEGAS',
      '89031',
    ],
    [
      '6044 RIVER BELLE ST NORTH LAS VEGAS, NV 89031',
      '6044 RIVER BELLE ST',
      null,
      'NORTH LAS VEGAS',
      '89031',
    ],
    // whatever the ZIP says
    ['84 PARK WAY NORTH LAS VEGAS, NV 89101', '84 PARK WAY', null, 'NORTH LAS VEGAS', '89101'],
    ['84 PARK WAY NORTH LAS VEGAS, NV 99999', '84 PARK WAY', null, 'NORTH LAS VEGAS', '99999'],
    ['84 PARK WAY RENO, NV 89031', '84 PARK WAY', null, 'RENO', '89031'],
    ['250 LAS VEGAS BLVD N LAS VEGAS, NV 89101', '250 LAS VEGAS BLVD N', null, 'LAS VEGAS', '89101'],
    ['250 NORTH LAS VEGAS BLVD LAS VEGAS, NV 89101', '250 NORTH LAS VEGAS BLVD', null, 'LAS VEGAS', '89101'],
    ['250 N LAS VEGAS BLVD N LAS VEGAS, NV 89030', '250 N LAS VEGAS BLVD', null, 'N LAS VEGAS', '89030'],
    // no suffix, numbers for names, words of cities in streets
    ['8125 W. SAHARA LAS VEGAS, NV 89117', '8125 W. SAHARA', null, 'LAS VEGAS', '89117'],
    ['11 E. CHARLESTON LAS VEGAS, NV 89104', '11 E. CHARLESTON', null, 'LAS VEGAS', '89104'],
    ['12 CAMINO AL NORTE NORTH LAS VEGAS, NV 89031', '12 CAMINO AL NORTE', null, 'NORTH LAS VEGAS', '89031'],
    ['700 N 5TH ST LAS VEGAS, NV 89101', '700 N 5TH ST', null, 'LAS VEGAS', '89101'],
    ['77 BOULDER CITY PKWY BOULDER CITY, NV 89005', '77 BOULDER CITY PKWY', null, 'BOULDER CITY', '89005'],
    ['9 CARSON CITY ST CARSON CITY, NV 89701', '9 CARSON CITY ST', null, 'CARSON CITY', '89701'],
    ['5 RENO AVE LAS VEGAS, NV 89119', '5 RENO AVE', null, 'LAS VEGAS', '89119'],
    ['2 SPRING CREEK PKWY SPRING CREEK, NV 89815', '2 SPRING CREEK PKWY', null, 'SPRING CREEK', '89815'],
    ['31 GYPSY SPRING CREEK, NV 89815', '31 GYPSY', null, 'SPRING CREEK', '89815'],
    ['1900 HWY 50 E DAYTON, NV 89403', '1900 HWY 50 E', null, 'DAYTON', '89403'],
    ['66 HIGHWAY 395 GARDNERVILLE, NV 89410', '66 HIGHWAY 395', null, 'GARDNERVILLE', '89410'],
    ['3 PARK WAY ELY, NV 89301', '3 PARK WAY', null, 'ELY', '89301'],
    ['40 AULTMAN ST E ELY, NV 89301', '40 AULTMAN ST E', null, 'ELY', '89301'],
    ['1 WENDOVER BLVD WEST WENDOVER, NV 89883', '1 WENDOVER BLVD', null, 'WEST WENDOVER', '89883'],
    ['18 JOHNSON LANE MINDEN, NV 89423', '18 JOHNSON LANE', null, 'MINDEN', '89423'],
    ['18 QUARTZ RD AMARGOSA VALLEY, NV 89020', '18 QUARTZ RD', null, 'AMARGOSA VALLEY', '89020'],
    ['4 SALTBUSH RD PARADISE VALLEY, NV 89426', '4 SALTBUSH RD', null, 'PARADISE VALLEY', '89426'],
    ['PO BOX 123 ELKO, NV 89801', 'PO BOX 123', null, 'ELKO', '89801'],
    ['P.O. BOX 9 BATTLE MOUNTAIN, NV 89820', 'P.O. BOX 9', null, 'BATTLE MOUNTAIN', '89820'],
    ['HC 60 BOX 4 ROUND MOUNTAIN, NV 89045', 'HC 60 BOX 4', null, 'ROUND MOUNTAIN', '89045'],
    ['ONE LIBRARY SQUARE MESQUITE, NV 89027', 'ONE LIBRARY SQUARE', null, 'MESQUITE', '89027'],
    ['123-B ROSE ST FALLON, NV 89406', '123-B ROSE ST', null, 'FALLON', '89406'],
    ['1/2 A ST HAWTHORNE, NV 89415', '1/2 A ST', null, 'HAWTHORNE', '89415'],
  ])('%s', (cell, address1, address2, city, zip) => {
    expect(split(cell, 'NV')).toEqual([address1, address2, city, 'NV', zip])
  })

  test.each([
    ['500 MAIN ST FORT WORTH, TX 76102', 'TX', '500 MAIN ST', 'FORT WORTH'],
    ['500 MAIN ST WEST COLUMBIA, TX 77486', 'TX', '500 MAIN ST', 'WEST COLUMBIA'],
    ['500 MAIN ST LAKE DALLAS, TX 75065', 'TX', '500 MAIN ST', 'LAKE DALLAS'],
    ['12 N LOOP DALLAS, TX 75201', 'TX', '12 N LOOP', 'DALLAS'],
    ['55 FM 685 THE COLONY, TX 75056', 'TX', '55 FM 685', 'THE COLONY'],
    ['55 FM 3455 RD NAVASOTA, TX 77868', 'TX', '55 FM 3455 RD', 'NAVASOTA'],
    ['300 NW 113 OKLAHOMA CITY, OK 73162', 'OK', '300 NW 113', 'OKLAHOMA CITY'],
    ['300 E 89TH ST N BROKEN ARROW, OK 74012', 'OK', '300 E 89TH ST N', 'BROKEN ARROW'],
    ['9 TULSA AVE SAND SPRINGS, OK 74063', 'OK', '9 TULSA AVE', 'SAND SPRINGS'],
    ['8 LAKE TAHOE BLVD SOUTH LAKE TAHOE, CA 96150', 'CA', '8 LAKE TAHOE BLVD', 'SOUTH LAKE TAHOE'],
    ['8 SUNSET BLVD WEST HOLLYWOOD, CA 90069', 'CA', '8 SUNSET BLVD', 'WEST HOLLYWOOD'],
    ['7 BROADWAY CARMEL BY THE SEA, CA 93921', 'CA', '7 BROADWAY', 'CARMEL BY THE SEA'],
    ['7 BEACH DR HALF MOON BAY, CA 94019', 'CA', '7 BEACH DR', 'HALF MOON BAY'],
    ['6 DUVAL ST KEY WEST, FL 33040', 'FL', '6 DUVAL ST', 'KEY WEST'],
    ['14 PALM WAY ROYAL PALM BEACH, FL 33411', 'FL', '14 PALM WAY', 'ROYAL PALM BEACH'],
    ['200 PARK AVE NEW YORK, NY 10166', 'NY', '200 PARK AVE', 'NEW YORK'],
    ['31-19 NEWTOWN AVE ASTORIA, NY 11102', 'NY', '31-19 NEWTOWN AVE', 'ASTORIA'],
    ['900 WALLACE RD NW SALEM, OR 97304', 'OR', '900 WALLACE RD NW', 'SALEM'],
    ['1600 K ST NW WASHINGTON, DC 20006', 'DC', '1600 K ST NW', 'WASHINGTON'],
    ['3 CALLE SOL SAN JUAN, PR 00901', 'PR', '3 CALLE SOL', 'SAN JUAN'],
    ['PSC 3 BOX 4120 APO, AP 96266', 'AP', 'PSC 3 BOX 4120', 'APO'],
    ['12 BAY ST TRUTH OR CONSEQUENCES, NM 87901', 'NM', '12 BAY ST', 'TRUTH OR CONSEQUENCES'],
  ])('%s', (cell, state, address1, city) => {
    expect(split(cell, state).slice(0, 4)).toEqual([address1, null, city, state])
  })
})

describe('spellings of one name', () => {
  test.each([
    ['100 ST. JUDE ST BOULDER CITY, NV 89005', 'NV', '100 ST. JUDE ST', 'BOULDER CITY'],
    ['28 ST. ROSE PKWY HENDERSON, NV 89052', 'NV', '28 ST. ROSE PKWY', 'HENDERSON'],
    ['75 FORT APACHE RD. LAS VEGAS, NV 89117', 'NV', '75 FORT APACHE RD.', 'LAS VEGAS'],
    ['1 RIVER RD ST. GEORGE, UT 84770', 'UT', '1 RIVER RD', 'ST. GEORGE'],
    ['1 RIVER ST ST GEORGE, UT 84770', 'UT', '1 RIVER ST', 'ST GEORGE'],
    ['1 RIVER RD SAINT GEORGE, UT 84770', 'UT', '1 RIVER RD', 'SAINT GEORGE'],
    ['4 OLIVE ST ST. LOUIS, MO 63101', 'MO', '4 OLIVE ST', 'ST. LOUIS'],
    ['4 OLIVE ST ST LOUIS, MO 63101', 'MO', '4 OLIVE ST', 'ST LOUIS'],
    ['4 OLIVE ST SAINT LOUIS, MO 63101', 'MO', '4 OLIVE ST', 'SAINT LOUIS'],
    ['4 PEARL ST STE. GENEVIEVE, MO 63670', 'MO', '4 PEARL ST', 'STE. GENEVIEVE'],
    ['4 PEARL ST O FALLON, MO 63366', 'MO', '4 PEARL ST', 'O FALLON'],
    ["4 PEARL ST O'FALLON, MO 63366", 'MO', '4 PEARL ST', "O'FALLON"],
    ['4 PEARL ST O’FALLON, MO 63366', 'MO', '4 PEARL ST', 'O’FALLON'],
    ['4 PEARL ST PORT ST. LUCIE, FL 34952', 'FL', '4 PEARL ST', 'PORT ST. LUCIE'],
    ['4 PEARL ST FT. MYERS, FL 33901', 'FL', '4 PEARL ST', 'FT. MYERS'],
    ['4 PEARL ST FT WORTH, TX 76102', 'TX', '4 PEARL ST', 'FT WORTH'],
    ['4 PEARL ST MT. VERNON, IL 62864', 'IL', '4 PEARL ST', 'MT. VERNON'],
    ['4 PEARL ST WINSTON-SALEM, NC 27101', 'NC', '4 PEARL ST', 'WINSTON-SALEM'],
    ['4 PEARL ST WINSTON SALEM, NC 27101', 'NC', '4 PEARL ST', 'WINSTON SALEM'],
    ['4 PEARL ST MC GILL, NV 89318', 'NV', '4 PEARL ST', 'MC GILL'],
    ['4 PEARL ST MCGILL, NV 89318', 'NV', '4 PEARL ST', 'MCGILL'],
    ['4 PEARL ST LUCAS VALLEY-MARINWOOD, CA 94903', 'CA', '4 PEARL ST', 'LUCAS VALLEY-MARINWOOD'],
    ['4 PEARL ST LUCAS VALLEY MARINWOOD, CA 94903', 'CA', '4 PEARL ST', 'LUCAS VALLEY MARINWOOD'],
    ['4 PEARL ST CAL-NEV-ARI, NV 89039', 'NV', '4 PEARL ST', 'CAL-NEV-ARI'],
    ['4 PEARL ST NELLIS AFB, NV 89191', 'NV', '4 PEARL ST', 'NELLIS AFB'],
    ['4 PEARL ST NELLIS AIR FORCE BASE, NV 89191', 'NV', '4 PEARL ST', 'NELLIS AIR FORCE BASE'],
    ['4 PEARL ST CANON CITY, CO 81212', 'CO', '4 PEARL ST', 'CANON CITY'],
    ['4 PEARL ST CAÑON CITY, CO 81212', 'CO', '4 PEARL ST', 'CAÑON CITY'],
    ['4 PEARL ST DESOTO, TX 75115', 'TX', '4 PEARL ST', 'DESOTO'],
    ['4 PEARL ST DE SOTO, TX 75115', 'TX', '4 PEARL ST', 'DE SOTO'],
    ["4 PEARL ST COEUR D'ALENE, ID 83814", 'ID', '4 PEARL ST', "COEUR D'ALENE"],
    ['4 Pearl St Las Vegas, NV 89101', 'NV', '4 Pearl St', 'Las Vegas'],
    ['4  PEARL\nST   LAS\u00a0VEGAS,  NV  89101 ', 'NV', '4 PEARL ST', 'LAS VEGAS'],
  ])('%s keeps the spelling of the cell', (cell, state, address1, city) => {
    expect(split(cell, state).slice(0, 4)).toEqual([address1, null, city, state])
  })
})

describe('a city that only its ZIP lets through', () => {
  test.each([
    ['9 CRAIG RD N LAS VEGAS, NV 89031', 'NV', '9 CRAIG RD', 'N LAS VEGAS'],
    ['9 CRAIG RD N. LAS VEGAS, NV 89031-1234', 'NV', '9 CRAIG RD', 'N. LAS VEGAS'],
    ['9 CRAIG RD NO LAS VEGAS, NV 89031', 'NV', '9 CRAIG RD', 'NO LAS VEGAS'],
    ['9 CRAIG RD N LV, NV 89031', 'NV', '9 CRAIG RD', 'N LV'],
    ['9 CRAIG RD NLV, NV 89031', 'NV', '9 CRAIG RD', 'NLV'],
    ['9 CRAIG RD E N LAS VEGAS, NV 89031', 'NV', '9 CRAIG RD E', 'N LAS VEGAS'],
    ['9 CRAIG RD LV, NV 89101', 'NV', '9 CRAIG RD', 'LV'],
    ['9 BROAD ST BATTLE MTN, NV 89820', 'NV', '9 BROAD ST', 'BATTLE MTN'],
    ['9 BROAD ST BOULDER CTY, NV 89005', 'NV', '9 BROAD ST', 'BOULDER CTY'],
    ['9 BROAD ST W WENDOVER, NV 89883', 'NV', '9 BROAD ST', 'W WENDOVER'],
    ['9 BROAD ST HEND, NV 89015', 'NV', '9 BROAD ST', 'HEND'],
    ['9 BROAD ST HNDRSN, NV 89015', 'NV', '9 BROAD ST', 'HNDRSN'],
    ['9 BROAD ST LA 90012', 'CA', '9 BROAD ST', 'LA'],
    ['9 BROAD ST SILVER SPGS, NV 89429', 'NV', '9 BROAD ST', 'SILVER SPGS'],
    ['9 BROAD ST SLC, UT 84101', 'UT', '9 BROAD ST', 'SLC'],
    ['9 BROAD ST S LAKE TAHOE, CA 96150', 'CA', '9 BROAD ST', 'S LAKE TAHOE'],
    // its post office is in another state
    ['9 BROAD ST WENDOVER, NV 84083', 'NV', '9 BROAD ST', 'WENDOVER'],
  ])('%s', (cell, state, address1, city) => {
    expect(split(cell, state).slice(0, 4)).toEqual([address1, null, city, state])
  })

  test.each([
    ['9 CRAIG RD N LAS VEGAS, NV', '9 CRAIG RD N', null, 'LAS VEGAS'],
    ['9 CRAIG RD N LAS VEGAS, NV 89101', '9 CRAIG RD N', null, 'LAS VEGAS'],
    // the letter is the suite's
    ['9 CRAIG RD STE N LAS VEGAS, NV 89031', '9 CRAIG RD', 'STE N', 'LAS VEGAS'],
    ['9 CRAIG RD # N LAS VEGAS, NV 89031', '9 CRAIG RD', '# N', 'LAS VEGAS'],
    ['9 CRAIG RD STE N NORTH LAS VEGAS, NV 89031', '9 CRAIG RD', 'STE N', 'NORTH LAS VEGAS'],
  ])('%s has no abbreviated city', (cell, address1, address2, city) => {
    expect(split(cell, 'NV').slice(0, 3)).toEqual([address1, address2, city])
  })
})

describe('unit in the cell', () => {
  test.each([
    ['89 S. EASTERN AVE., STE 160 LAS VEGAS, NV 89123', '89 S. EASTERN AVE.', 'STE 160', 'LAS VEGAS'],
    [
      '76 S. RAINBOW BLVD., STE 104-106 LAS VEGAS, NV 89139',
      '76 S. RAINBOW BLVD.',
      'STE 104-106',
      'LAS VEGAS',
    ],
    ['76 OAK DR SUITE B RENO, NV 89501', '76 OAK DR', 'SUITE B', 'RENO'],
    ['76 OAK DR APT 4B SUN VALLEY, NV 89433', '76 OAK DR', 'APT 4B', 'SUN VALLEY'],
    ['76 OAK DR BLDG 3 STE 100 WEST WENDOVER, NV 89883', '76 OAK DR', 'BLDG 3 STE 100', 'WEST WENDOVER'],
    ['76 OAK DR # 12 NORTH LAS VEGAS, NV 89031', '76 OAK DR', '# 12', 'NORTH LAS VEGAS'],
    ['76 OAK DR #12, NORTH LAS VEGAS, NV 89031', '76 OAK DR', '#12', 'NORTH LAS VEGAS'],
    ['76 HWY 6 BLDG 2 TONOPAH, NV 89049', '76 HWY 6', 'BLDG 2', 'TONOPAH'],
    ['STE 5 LAS VEGAS, NV 89101', 'STE 5', null, 'LAS VEGAS'],
  ])('%s', (cell, address1, address2, city) => {
    expect(split(cell, 'NV').slice(0, 3)).toEqual([address1, address2, city])
  })
})

describe('punctuation and what is missing', () => {
  test.each([
    ['9 ANN RD, LAS VEGAS, NV 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD., LAS VEGAS, NV 89101', '9 ANN RD.', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD,LAS VEGAS,NV,89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD - LAS VEGAS, NV 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    // a city does not reach over the comma
    ['9 LAS VEGAS BLVD NORTH, LAS VEGAS, NV 89101', '9 LAS VEGAS BLVD NORTH', null, 'LAS VEGAS', '89101'],
    ['9 LAS VEGAS BLVD N, LAS VEGAS, NV 89031', '9 LAS VEGAS BLVD N', null, 'LAS VEGAS', '89031'],
    ['9 ANN RD, STE 1, NORTH LAS VEGAS, NV 89031', '9 ANN RD', 'STE 1', 'NORTH LAS VEGAS', '89031'],
    ['9 ANN RD LAS VEGAS NV 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, NV. 89101.', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS., NV 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, NV89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, nv 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, NEVADA 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS Nevada 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, NV 89101, USA', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, NV 89101 U.S.A.', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, NV 89101 United States', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD LAS VEGAS, NV 89101-0042', '9 ANN RD', null, 'LAS VEGAS', '89101-0042'],
    ['9 ANN RD LAS VEGAS, NV', '9 ANN RD', null, 'LAS VEGAS', null],
    ['9 ANN RD LAS VEGAS', '9 ANN RD', null, 'LAS VEGAS', null],
    ['9 ANN RD LAS VEGAS 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['9 ANN RD, LAS VEGAS 89101', '9 ANN RD', null, 'LAS VEGAS', '89101'],
    ['LAS VEGAS, NV 89101', null, null, 'LAS VEGAS', '89101'],
    ['NORTH LAS VEGAS, NV 89031', null, null, 'NORTH LAS VEGAS', '89031'],
    [', LAS VEGAS, NV 89101', null, null, 'LAS VEGAS', '89101'],
    ['NV 89101', null, null, null, '89101'],
    ['89101', null, null, null, '89101'],
    ['NV', null, null, null, null],
    ['', null, null, null, null],
    [' \n ', null, null, null, null],
  ])('%j', (cell, address1, address2, city, zip) => {
    expect(split(cell, 'NV')).toEqual([address1, address2, city, 'NV', zip])
  })

  test.each([
    ['9 5TH AVE NEW YORK, NEW YORK 10001', 'NY', '9 5TH AVE', 'NEW YORK'],
    ['9 5TH AVE NEW YORK 10001', 'NY', '9 5TH AVE', 'NEW YORK'],
    ['9 5TH AVE NEW YORK NY 10001', 'NY', '9 5TH AVE', 'NEW YORK'],
    ['9 ELM ST NEVADA, MO 64772', 'MO', '9 ELM ST', 'NEVADA'],
    ['9 ELM ST NEVADA 64772', 'MO', '9 ELM ST', 'NEVADA'],
    ['9 ELM ST CHARLES TOWN, WEST VIRGINIA 25414', 'WV', '9 ELM ST', 'CHARLES TOWN'],
    ['9 ELM ST WASHINGTON, D.C. 20001', 'DC', '9 ELM ST', 'WASHINGTON'],
    ['9 ELM ST WASHINGTON DC 20001', 'DC', '9 ELM ST', 'WASHINGTON'],
    ['9 OAK CT ELKO 89801', 'NV', '9 OAK CT', 'ELKO'],
  ])('%s tells state from city', (cell, column, address1, city) => {
    expect(split(cell, column).slice(0, 4)).toEqual([address1, null, city, column])
  })

  test.each([
    ['9 ANN RD LAS VEGAS, NV 89101', 'NV'],
    ['9 ANN RD LAS VEGAS, nv 89101', 'nv'],
    ['9 ANN RD LAS VEGAS NV', 'NV'],
  ])('%s gives its own state where no column does', (cell, state) => {
    expect(split(cell, null).slice(0, 4)).toEqual(['9 ANN RD', null, 'LAS VEGAS', state])
    expect(split(cell, '  ')[3]).toBe(state)
  })

  test('the ZIP gives no state', () => {
    expect(split('9 ANN RD LAS VEGAS 89101', null)).toEqual(['9 ANN RD', null, 'LAS VEGAS', null, '89101'])
  })
})

describe('what cannot be told apart', () => {
  test.each([
    ['9 ANN RD ATLANTIS, NV 89031', '89031'],
    ['9 ANN RD, ATLANTIS, NV 89031', '89031'],
    ['9 ANN RD, NV 89031-0001', '89031-0001'],
    ['9 ANN RD 89031', '89031'],
    ['9 OAK CT 89101', '89101'],
    ['9 ANN RD, 89031', '89031'],
    ['9 ANN RD', null],
    ['CONFIDENTIAL', null],
    ['30856 HWY 50', null],
    ['9 ANN RD STE 5, NV 89031', '89031'],
  ])('%s stays whole', (cell, zip) => {
    const whole = { address1: cell, address2: null, city: null, state: 'NV', zip }
    expect(splitAddress(cell, 'NV')).toMatchObject(whole)
    expect(causesOf(cell, 'NV')).toEqual(['address_not_split'])
  })

  test.each([
    ['9 ANN RD, FL 33301', 'FL'],
    ['9 ANN RD NY 10001', 'NY'],
    ['9 OAK CT, UT 84649', 'UT'],
    ['9 LAKE BLVD, CA 91905', 'CA'],
    ['9 PINE GROVE, FL 34736', 'NV'],
  ])('%s names no city, whatever its ZIP would complete it to', (cell, column) => {
    expect(splitAddress(cell, column)).toMatchObject({ address1: cell, city: null })
  })

  test('stays whole as clean text', () => {
    expect(splitAddress(' 9  ANN RD\nATLANTIS,  NV 89031', 'NV').address1).toBe('9 ANN RD ATLANTIS, NV 89031')
  })
})

describe('state and ZIP that do not fit', () => {
  test.each([
    ['9 ANN RD LAS VEGAS, CA 89101', 'NV', '9 ANN RD', 'LAS VEGAS'],
    ['9 ANN RD LAS VEGAS CA 89101', 'NV', '9 ANN RD', 'LAS VEGAS'],
    ['9 ANN RD LOS ANGELES, CA 90012', 'NV', '9 ANN RD', 'LOS ANGELES'],
    ['9 ANN RD LOS ANGELES, California 90012', 'NV', '9 ANN RD', 'LOS ANGELES'],
    ['9 ANN RD LAS VEGAS, XX 89101', 'NV', '9 ANN RD', 'LAS VEGAS'],
  ])('the column wins over the state of %s', (cell, column, address1, city) => {
    const split = splitAddress(cell, column)
    expect([split.address1, split.city, split.state]).toEqual([address1, city, column])
    expect(causesOf(cell, column)).toEqual(['state_differs'])
  })

  test('the cities of the state in the cell are tried first', () => {
    // South Lake Tahoe is in California, nothing of that name in Nevada
    expect(splitAddress('9 ANN RD SOUTH LAKE TAHOE, CA 96150', 'NV').city).toBe('SOUTH LAKE TAHOE')
  })

  test.each([
    ['9 ANN RD LAS VEGAS, NV 8910', '8910'],
    ['9 ANN RD LAS VEGAS, NV 891011', '891011'],
    ['9 ANN RD LAS VEGAS, NV 89101-', '89101-'],
    ['9 ANN RD LAS VEGAS, NV 89101-12', '89101-12'],
    ['9 ANN RD LAS VEGAS, NV 8910112345', '8910112345'],
    ['9 ANN RD LAS VEGAS, NV 89101 1234', '89101 1234'],
    ['9 ANN RD LAS VEGAS, NV 8910l', '8910l'],
  ])('%s keeps its ZIP with a warning', (cell, zip) => {
    const split = splitAddress(cell, 'NV')
    expect([split.address1, split.city, split.state, split.zip]).toEqual(['9 ANN RD', 'LAS VEGAS', 'NV', zip])
    expect(causesOf(cell, 'NV')).toEqual(['zip_not_well_formed'])
  })

  test.each([
    '9 ANN RD LAS VEGAS, NV 891011234',
    '9 ANN RD LAS VEGAS, NV891011234',
    '9 ANN RD LAS VEGAS 891011234',
    '9 ANN RD LAS VEGAS, NV 89101\u20131234',
  ])('%s writes nine digits with a hyphen', (cell) => {
    const split = splitAddress(cell, 'NV')
    expect([split.address1, split.city, split.zip]).toEqual(['9 ANN RD', 'LAS VEGAS', '89101-1234'])
    expect(causesOf(cell, 'NV')).toEqual([])
  })

  test.each(['N/A LAS VEGAS, NV 89101', 'UNKNOWN, LAS VEGAS, NV 89101', '- LAS VEGAS, NV 89101'])(
    '%s has no street',
    (cell) => {
      const split = splitAddress(cell, 'NV')
      expect([split.address1, split.city, split.zip]).toEqual([null, 'LAS VEGAS', '89101'])
    },
  )

  test.each([
    ['9 ANN RD LAS VEGAS, NV 89101', 'Nevada', 'Nevada'],
    ['9 ANN RD LAS VEGAS, NEVADA 89101', null, 'NEVADA'],
    ['9 ANN RD LAS VEGAS, XX 89101', null, 'XX'],
  ])('%s keeps a state that is no code with a warning (column %j)', (cell, column, state) => {
    const split = splitAddress(cell, column)
    expect([split.address1, split.city, split.state]).toEqual(['9 ANN RD', 'LAS VEGAS', state])
    expect(causesOf(cell, column)).toEqual(['state_not_well_formed'])
  })

  test('every oddity of one cell gives its own warning', () => {
    expect(causesOf('9 ANN RD ATLANTIS, CA 8901', 'NV')).toEqual([
      'zip_not_well_formed',
      'state_differs',
      'address_not_split',
    ])
  })
})

test.each(['. ', ', ', '- ', 'NV ', 'STE 1 ', 'A', '1', '1-', "x'", 'LAS VEGAS, '])(
  'reads 64 kB of %j',
  (part) => {
    const cell = part.repeat(65536 / part.length)
    expect(splitAddress(cell, 'NV').state).toBe('NV')
    expect(splitAddress(`${cell} LAS VEGAS, NV 89101`, 'NV').city).toBe('LAS VEGAS')
  },
)

const expectedFile = new URL('../../../../shared/expected/golden.json', import.meta.url)
const nevadaFile = new URL('../../../../shared/data/source1.csv', import.meta.url)

test.skipIf(!existsSync(expectedFile) || !existsSync(nevadaFile))('splits the real cells of Nevada', () => {
  const records: Record<string, unknown>[] = JSON.parse(readFileSync(expectedFile, 'utf8'))
  const cells = parse<Record<string, string>>(readFileSync(nevadaFile, 'utf8').trim(), { header: true }).data
  const expected = records.filter((record) => record.source === 'nevada')
  expect(expected.length).toBeGreaterThan(0)
  for (const { record, address1, address2, city, state, zip } of expected) {
    const row = cells[Number(record) - 1]!
    expect(splitAddress(row.Address!, row.State!)).toEqual({
      address1,
      address2,
      city,
      state,
      zip,
      problems: [],
    })
  }
})
