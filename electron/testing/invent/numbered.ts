import { csv } from './csv.ts'
import { texasHeader } from './headers.ts'

// Plain records for tests: the n-th is always the same, without a problem, and different from all others.

export type TexasColumn = (typeof texasHeader)[number]

/** An invented record of Texas's layout, the same for the same number, with what a test wants otherwise. */
export function texasRecord(number: number, other: Partial<Record<TexasColumn, string>> = {}): string[] {
  const record: Record<TexasColumn, string> = {
    Operation: `00${100_000 + number}`,
    'Agency Number': number % 3 === 0 ? `A-${number}` : '',
    'Operation Name': `Invented Care ${number}`,
    Address: `${number} EXAMPLE RD STE ${number % 9}`,
    City: `SAMPLETON ${number % 97}`,
    State: 'TX',
    Zip: String(75_000 + (number % 4000)),
    County: `EXAMPLE ${number % 41}`,
    Phone: `210-55${number % 10}-${String(number % 10_000).padStart(4, '0')}`,
    Type: 'Licensed Center',
    Status: 'Full Permit',
    'Issue Date': `${1 + (number % 12)}/${1 + (number % 28)}/${2000 + (number % 20)}`,
    Capacity: String(1 + (number % 300)),
    'Email Address': `office${number}@care.example`,
    'Facility ID': `0${number}`,
    'Monitoring Frequency': '',
    Infant: number % 2 === 0 ? 'Y' : 'N',
    Toddler: 'Y',
    Preschool: 'Y',
    School: 'N',
    ...other,
  }
  return texasHeader.map((column) => record[column])
}

/** `count` invented records from number `first` on. */
export function texas(count: number, first = 1): string {
  return csv([texasHeader, ...Array.from({ length: count }, (_, index) => texasRecord(first + index))])
}

/** An invented record by its columns. */
export type Row = Readonly<Record<string, string>>

/** The n-th of as many different records as are wanted, without a problem; `own` columns replace or add to its. */
export function nevadaRow(n: number, own: Row = {}): Row {
  return {
    Name: `MARIGOLD HOUSE ${n}`,
    'Credential Type': 'CENTER',
    'Credential Number': `${1000 + n}-23`,
    Status: 'Active',
    'Expiration Date': '11/30/26',
    'Disciplinary Action': 'N',
    Address: `${n} WILLOW ST MESQUITE, NV 89027`,
    State: 'NV',
    County: 'CLARK',
    Phone: `702-555-${String(n % 10_000).padStart(4, '0')}`,
    'First Issue Date': '12/1/13',
    'Primary Contact Name': 'ADA LARKSPUR',
    'Primary Contact Role': 'Director',
    ...own,
  }
}

export function nevadaRows(count: number, first = 1): Row[] {
  return Array.from({ length: count }, (_, index) => nevadaRow(first + index))
}
