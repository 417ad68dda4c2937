/** Of a run whose program was killed. Alerts tell it word for word: nothing of a file is in it. */
export const endedFromOutside = 'The program was ended from outside before the load was complete.'
