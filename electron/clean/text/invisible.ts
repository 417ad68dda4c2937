/** Letters and signs of scripts whose shape a joiner changes; elsewhere a joiner is no content. */
const joined =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Nko}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}' +
  '\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}' +
  '\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Tibetan}\\p{Script=Myanmar}\\p{Script=Khmer}]'
/**
 * What nobody sees and every comparison does: controls that are no whitespace, and format characters. The number signs
 * of Arabic and Syriac are such by class only, and are seen.
 */
const classes =
  '[\\0-\\x08\\x0e-\\x1f\\x7f]|' +
  `(?!(?<=${joined})[\\u200c\\u200d]${joined})` +
  '(?![\\u0600-\\u0605\\u06dd\\u070f\\u08e2])\\p{Cf}'
const invisible = new RegExp(classes, 'gu')
const invisibleButHyphens = new RegExp(classes.replace('08e2]', '08e2\\u00ad]'), 'gu')

/**
 * A text without its invisible characters, such as zero-width spaces and marks of direction. U+0080 to U+009F stay,
 * since they are traces of a wrong encoding, and joiners between letters of a script that needs them. (DATA.md, "What
 * is a record, and what is no value")
 */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

/** The same, but soft hyphens stay: in an identifier one may stand for its hyphen. */
export function withoutInvisibleButHyphens(text: string): string {
  return text.replace(invisibleButHyphens, '')
}
