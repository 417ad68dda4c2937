/**
 * How many examples a property is tried with: so many in every run, LEADS_EXAMPLES times as many at night. Those that name
 * no number have fast-check's own, 100, raised likewise by scripts/testing/moreExamples.ts.
 */
export const examples = (usual: number): number => usual * exampleFactor()

export function exampleFactor(): number {
  const factor = Number(process.env.LEADS_EXAMPLES ?? 1)
  if (!(factor >= 1))
    throw new Error(`LEADS_EXAMPLES is ${process.env.LEADS_EXAMPLES}: it is a number from 1 on.`)
  return factor
}
