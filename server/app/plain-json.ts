/** What `plainJson` stands for. Not a plain object, so oRPC leaves it to `JSON.stringify`. */
class PlainJson {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  toJSON(): unknown {
    return this.#value;
  }
}

/**
 * Part of an answer that came out of JSON and is to go out as JSON: oRPC looks through every value for dates, maps and the like and copies it on
 * the way, which costs more than everything else that the server does for a page of documents. The procedure must not have its output validated,
 * and nobody may read what this answers.
 */
export function plainJson<Value>(value: Value): Value {
  return new PlainJson(value) as Value;
}
