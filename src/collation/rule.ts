/** What a rule of collation is, and what it finds. A rule reports; it never edits. */
import type {Entry, Layer} from './apparatus.ts'
import type {Page} from './page.ts'

/** One place where a text is, or seems to be, wrong. */
export interface Finding {
  /** UTF-16 offsets into `page.text`; `start === end` inserts. */
  start: number
  end: number
  /** What to read instead; absent where nothing can be proposed and the place is only reported. */
  reading?: string
  /** What is wrong and what was expected, in one English sentence: “Unexpected …, expected …”. */
  reason: string
  /** Accept by itself: only where the precision of the rule has been measured. Default `false`. */
  accept?: boolean
  /** Default `high` if accepted, else `medium`. */
  cert?: Entry['cert']
  /** Default `conjecture`. */
  method?: Entry['method']
  /** Default: that of the rule. */
  kind?: Entry['kind']
  layer?: Layer
  /** What the rule saw: margin, rival readings, words, place in a pattern. */
  evidence?: NonNullable<Entry['evidence']>
  /** The ground in Chinese, for readers. */
  note?: string
}

/** One rule, one file of `rules/`, with examples in its head comment that are its tests. */
export interface Rule {
  /** Kebab-case noun for what is wrong; the name of its file. */
  id: string
  layer: Layer
  kind: Entry['kind']
  /** Pure: same page, same findings, in the order of the text. */
  find(page: Page): Iterable<Finding>
  /** What the rule sees of the text as a whole: a pattern of damage, a script; nothing if there is nothing to say. */
  observe?(page: Page): Observation | undefined
}

/** JSON values; asked after {@link Rule.find}. */
export type Observation = NonNullable<Entry['evidence']>
