// U+0080 to U+009F are not among them: they are mojibake, which is kept. Nor are the signs of Arabic and Syriac that
// Unicode counts to the format characters though they are drawn.
const nothingVisible = /^(?:\s|(?![\u0080-\u009f])\p{Cc}|(?![\u0600-\u0605\u06dd\u070f\u08e2])\p{Cf})*$/u

/**
 * Whether a text holds nothing but whitespace and characters that nobody sees: a zero width space, a byte order mark,
 * the end mark of DOS (DATA.md, "Files" and "Invisible characters").
 */
export function isInvisible(text: string): boolean {
  return nothingVisible.test(text)
}
