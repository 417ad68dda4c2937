import type { ColumnDefinition } from './definition.ts'

/** The columns of `contact`, in the table's order. */
export const contact = {
  contact_id: { type: 'integer', from: 'id', comment: 'Key.' },
  first_name: { type: 'text', from: 'record', label: 'First name', key: 4, comment: 'First name.' },
  last_name: {
    type: 'text',
    from: 'record',
    label: 'Last name',
    key: 3,
    comment: 'Last name, with a suffix such as JR.',
  },
  title: {
    type: 'text',
    from: 'record',
    label: 'Title',
    key: 5,
    category: true,
    comment: 'Role of the person, as the file writes it.',
  },
  email: { type: 'text', from: 'record', label: 'Email', key: 2, comment: 'Email in lower case.' },
  phone: {
    type: 'text',
    from: 'record',
    label: 'Phone',
    key: 1,
    comment: 'Phone in E.164, e.g. +17025550100.',
  },
  phone2: { type: 'text', from: 'record', label: 'Phone 2', key: 6, comment: 'Second phone in E.164.' },
  updated_dt: { type: 'time', from: 'load', required: true, comment: 'Time of the load.' },
} as const satisfies Record<string, ColumnDefinition>
