import fc from 'fast-check'

/** For property tests: what a file may put into a cell, that is anything, lone surrogates too. */
export const anyCell = fc.oneof(
  fc.string(),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)
