/** Limits that fields hold and schemas check: apart from the schemas, so that the page holds no zod. */

/** Of one load. */
export const mostFiles = 100
/** Characters of a text that is searched for. */
export const longestSearch = 200
/** Characters of a reason that is kept. */
export const longestReason = 1000
/** Characters of what is typed to confirm. */
export const longestConfirmation = 40

/** What a target's parts may be, in the words of whoever gets one wrong. */
export const targetLimits = {
  name: { most: 60, says: 'The name of a target has 1 to 60 characters.' },
  time: { form: /^\d{2}:\d{2}$/, says: 'Quiet hours begin and end at a time such as 22:00.' },
} as const
/** Characters of a cell or a record that is typed. */
export const longestEdit = 100_000
/** Characters of a reason. */
export const longestWhy = 2000
/** Edits of one step. */
export const mostEditsAtOnce = 1000
