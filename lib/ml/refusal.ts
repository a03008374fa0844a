/**
 * Input that cannot be computed with, told in one sentence that says what is wrong and what to do. Only this reaches people: a
 * RangeError of the engine itself ("Invalid typed array length") is written for nobody.
 */
export class Refusal extends RangeError {
  override readonly name = 'Refusal';
  constructor(
    message: string,
    readonly code: 'invalid-input' | 'not-enough-data' = 'invalid-input',
  ) {
    super(message);
  }
}
