/**
 * What agreement and disagreement weigh, in bits, after Fellegi and Sunter: log2 of m/u, where m is how often two records
 * of one thing agree so and u how often two records of different things do. They are set by argument, written beside
 * each, and fitted to no data; docs/resolve.md explains them. A bit doubles the odds. What the agreement of a word weighs
 * is counted, not set: see word-counts.ts.
 */
export const WEIGHTS = {
  name: {
    PERSON: {
      /** A word that differs: people keep their names, but for marriage and mistakes (one in 60). */
      conflict: -6,
      /** Middle names are left out as often as not. */
      extra: -0.5,
      least: -10,
    },
    ORGANIZATION: {
      conflict: -5,
      /** "Acme" and "Acme Trading" are as often two companies of a group. */
      extra: -2.5,
      least: -10,
    },
    THING: { conflict: -6, extra: -3, least: -10 },
  },
  /** What is taken off the weight of a word that agrees otherwise than exactly: one in so many that agree so by chance. */
  word: {
    nickname: -1,
    spelling: -1,
    sound: -2,
    /** Vowels are most of what tells names apart that share their consonants. */
    consonants: -2,
  },
  /** One in eight has the same initial. */
  initial: 3,
  /** A name alone, however rare, is no proof: at most eight to one, namesakes and name-sharing kin being what they are. */
  mostOverPrior: 3,
  /** Father and son share everything else, and are called so to be told apart. */
  generation: { differs: -10 },
  /** A company changes its form seldom, and sources leave it out rather than get it wrong. */
  legalForm: { same: 1, differs: -2 },
  /** One day of 60 years is 1 of 22,000 (14 bits); sources copy each other's mistakes and fill in the first of January. */
  date: {
    same: 9,
    /** Written the other way round, which no chance does: 1 in 10,000 against one in 20 of those who mistype. */
    swapped: 6.5,
    /** One digit mistyped: some 40 such days. */
    oneDigit: 4.5,
    /** Both. */
    swappedOneDigit: 2.5,
    sameMonth: 5,
    sameYear: 3,
    differs: -6,
    /** Founding dates are given by registration, by charter and by start of business. */
    organizationDiffers: -3,
  },
  /** A number is one thing's, but for numbers that two countries give, and slips into another's file. */
  identifier: {
    same: 18,
    /** The same number under another name: a tax number that is the registration number too. */
    sameNumber: 15,
    /** One digit off, in a number of eight or more. */
    near: 5,
    /** Another number of the same kind: passports are renewed, and FollowTheMoney's idNumber is of any kind. */
    differs: -1,
    /** Where one has one number only. */
    uniqueDiffers: -6,
  },
  /** A mailbox, a number, a site, an address are shared by a household or an office: not by one in 2^8 of strangers. */
  email: { same: 8, role: 2, differs: -0.5 },
  phone: { same: 6, differs: -0.5 },
  host: { same: 5, differs: -0.5 },
  /** People move. */
  address: { same: 5, near: 3, differs: -0.5 },
  /** Who shares one of these shares the others too: the strongest counts whole, of the others a quarter. */
  otherContacts: 0.25,
  country: { same: 0.5, differs: -2 },
  gender: { same: 0.5, differs: -5 },
} as const;

/**
 * The score at which a pair is proposed unless another is asked for: nine in ten are right, if the odds hold, and a name
 * alone, which makes eight to one at most, never is enough.
 */
export const DEFAULT_THRESHOLD = 0.9;
