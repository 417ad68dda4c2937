/** The ages that a facility may serve, youngest first. */
export const ageGroups = ['infant', 'toddler', 'preschool', 'school_age'] as const
export type AgeGroup = (typeof ageGroups)[number]
