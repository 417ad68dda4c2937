/** 300, 10k or 1M records. @throws Error on anything else. */
export function parseSize(text: string): number {
  const parts = /^(\d+)(k|M)?$/.exec(text.trim())
  if (parts === null) throw new Error(`'${text}' is not a size such as 10k, 1M or 300`)
  return Number(parts[1]) * (parts[2] === 'k' ? 1000 : parts[2] === 'M' ? 1_000_000 : 1)
}
