/**
 * A change of one place of the sources that a test must notice.
 * @typedef {object} Mutation
 * @property {string} place what is taken away
 * @property {string} file
 * @property {string | RegExp} from
 * @property {string} to
 * @property {readonly string[]} tests those that must notice; none where types must
 */

export {}
