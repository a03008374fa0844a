/** Who asks, and for which shop. Every service verb takes one; while there is one built-in person, `person` is always that one. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Context {
  readonly person: Person;
  readonly shop: {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    readonly currency: string;
    readonly dataVersion: number;
  };
}
