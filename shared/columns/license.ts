import type { ColumnDefinition } from './definition.ts'

/** The columns of `license`, in the table's order. */
export const license = {
  license_id: { type: 'integer', from: 'id', comment: 'Key.' },
  issuing_state: {
    type: 'text',
    from: 'source',
    required: true,
    key: 2,
    comment: 'State that issued the license, USPS code.',
  },
  license_number: {
    type: 'text',
    from: 'record',
    label: 'License',
    required: true,
    key: 1,
    comment: 'License number, character for character as in the file.',
  },
  license_status: {
    type: 'text',
    from: 'record',
    label: 'License status',
    category: true,
    comment: 'Status as the file writes it.',
  },
  license_type: {
    type: 'text',
    from: 'record',
    label: 'License type',
    category: true,
    comment: 'Type as the file writes it.',
  },
  license_issued: { type: 'date', from: 'record', label: 'Issued', comment: 'Date of first issue.' },
  license_renewed: { type: 'date', from: 'record', label: 'Renewed', comment: 'Date of the last renewal.' },
  licensee_name: {
    type: 'text',
    from: 'record',
    label: 'Licensee',
    comment: 'Person or firm that holds the license.',
  },
  updated_dt: { type: 'time', from: 'load', required: true, comment: 'Time of the load.' },
} as const satisfies Record<string, ColumnDefinition>
