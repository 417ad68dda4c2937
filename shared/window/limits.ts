/** Limits that fields hold and schemas check: apart from the schemas, so that the page holds no zod. */

/** Of one load. */
export const mostFiles = 100
/** Characters of a text that is searched for. */
export const longestSearch = 200
/** Characters of what is typed to confirm. */
export const longestConfirmation = 40

/** What a target's parts may be, in the words of whoever gets one wrong. */
export const targetLimits = {
  name: { most: 60, says: 'The name of a target has 1 to 60 characters.' },
  port: { most: 65_535, says: 'A port is a number from 1 to 65,535.' },
  recipients: {
    most: 20,
    says: 'At most 20 addresses can be given; let a mailing list send to more.',
  },
  address: { most: 254, says: 'An address has at most 254 characters.' },
  host: { most: 253, says: 'A host name has at most 253 characters.' },
  time: { form: /^\d{2}:\d{2}$/, says: 'Quiet hours begin and end at a time such as 22:00.' },
  user: { most: 254, says: 'A user has at most 254 characters.' },
} as const
