import { badInput, SutraError } from '../../errors.js';

const MOST_TOLD = 20;
const LONGEST_PLACE = 100;

/** Gathers the mistakes of one record, so that whoever mends it sees all at once; of very many, the first. */
export class Mistakes {
  private told: SutraError[] = [];
  private count = 0;

  /** Begins the next record. */
  clear(): void {
    if (this.count > 0) this.told = [];
    this.count = 0;
  }

  get any(): boolean {
    return this.count > 0;
  }

  /** As badInput. A place is cut, for names of properties come from the record too. */
  readonly add = (place: string, expected: string, received: unknown): void => {
    const cut = place.length > LONGEST_PLACE ? `${place.slice(0, LONGEST_PLACE - 1)}…` : place;
    this.take(badInput(cut, expected, received));
  };

  take(mistake: SutraError): void {
    this.count += 1;
    if (this.told.length < MOST_TOLD) this.told.push(mistake);
  }

  /** @throws SutraError BAD_USER_INPUT whose message is all of theirs. */
  throwIfAny(): void {
    const [first] = this.told;
    if (first === undefined) return;
    if (this.count === 1) throw first;
    const more = this.count - this.told.length;
    const rest = more > 0 ? [`And ${more} more.`] : [];
    const message = [...this.told.map((mistake) => mistake.message), ...rest].join(' ');
    throw new SutraError('BAD_USER_INPUT', message, { details: first.details });
  }
}
