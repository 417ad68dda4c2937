/**
 * The object, but touching what it lacks is an error: nothing may look as if it worked. Main would otherwise get
 * `undefined` and go on.
 */
export function refuseOthers<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key, receiver) {
      // a promise asks for `then`, and an assertion's printer for toJSON
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
        return Reflect.get(target, key, receiver)
      }
      throw new Error(`The development host does not emulate ${name}.${key}.`)
    },
  })
}
