import { declareChannel } from '../channel.ts'

export const channel = declareChannel({
  kind: 'desktop',
  label: 'Notification',
  gets: 'a notification of the system',
  note: 'Shown by a window that has this database open, also for loads of a scheduler.',
  secret: null,
  fields: {},
})
