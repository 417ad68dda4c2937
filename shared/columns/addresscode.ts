import type { ColumnDefinition } from './definition.ts'

/** The columns of `addresscode`, in the table's order. */
export const addresscode = {
  addresscode_id: { type: 'integer', from: 'id', comment: 'Key.' },
  city: {
    type: 'text',
    from: 'record',
    label: 'City',
    key: 2,
    category: true,
    comment: 'City as the file writes it; kept beside the ZIP because files disagree with any ZIP table.',
  },
  county: {
    type: 'text',
    from: 'record',
    label: 'County',
    key: 3,
    category: true,
    comment: 'County as the file writes it.',
  },
  state: {
    type: 'text',
    from: 'record',
    label: 'State',
    key: 4,
    category: true,
    comment: 'State of the address, USPS code.',
  },
  zip: {
    type: 'text',
    from: 'record',
    label: 'ZIP',
    key: 1,
    comment: 'ZIP code, 5 digits or ZIP+4; text, since it may begin with 0.',
  },
  updated_dt: { type: 'time', from: 'load', required: true, comment: 'Time of the load.' },
} as const satisfies Record<string, ColumnDefinition>
