import type { Table } from '../../shared/columns.ts'

/** What people call a table. */
export const tableTitles: Record<Table, string> = {
  facility: 'Facilities',
  license: 'Licenses',
  contact: 'Contacts',
  addresscode: 'Address codes',
}
