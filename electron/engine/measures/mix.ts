/** The shares of the categories of a column; what is missing to 1 is the rest. */
export type Mix = ReadonlyMap<string, number>

/**
 * The Jensen–Shannon distance of two mixes, base 2: 0 when they are equal, 1 when they have no category in common. A
 * category that vanishes counts for much more than one that moves by as much.
 */
export function mixDistance(one: Mix, other: Mix): number {
  const categories = new Set([...one.keys(), ...other.keys()])
  let divergence = part(rest(one), rest(other))
  for (const category of categories) divergence += part(one.get(category) ?? 0, other.get(category) ?? 0)
  return Math.sqrt(Math.min(1, Math.max(0, divergence / 2)))
}

/** The mean of some mixes, each of which counts alike. */
export function pooledMix(mixes: readonly Mix[]): Mix {
  const pooled = new Map<string, number>()
  for (const mix of mixes)
    for (const [category, share] of mix)
      pooled.set(category, (pooled.get(category) ?? 0) + share / mixes.length)
  return pooled
}

/** The distance that chance makes of two equal mixes, at most, when one is of so few records. */
export function mixNoise(categories: number, records: number): number {
  return 2.5 * Math.sqrt(Math.max(1, categories - 1) / (8 * Math.LN2 * Math.max(1, records)))
}

function part(a: number, b: number): number {
  const middle = (a + b) / 2
  return term(a, middle) + term(b, middle)
}

const term = (share: number, middle: number) => (share > 0 ? share * Math.log2(share / middle) : 0)

/** What the categories make up of the whole. */
export function sumOf(mix: Mix): number {
  let sum = 0
  for (const share of mix.values()) sum += share
  return sum
}

function rest(mix: Mix): number {
  return Math.max(0, 1 - sumOf(mix))
}
