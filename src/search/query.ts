/** Reads what somebody typed into the search field. */
import {HAN, isWord} from './encode.ts'
import type {Fold} from './encode.ts'

/** What stands between white space, or between quotation marks. Each is a substring query. */
interface Run {
  /** Folded. */
  text: string
  /** As it was typed. */
  shown: string
}

export interface Query {
  /** As it was typed. */
  text: string
  runs: Run[]
  /** -词: units with it are left out. */
  without: Run[]
  /** Whether a run stands in quotation marks: then every one is meant as it stands. */
  quoted: boolean
  /** Nothing but marks. */
  marksOnly: boolean
  /** Asked in a sentence: it has a word by which people ask, or it is long. */
  question: boolean
  /** Whether it has such a word. */
  asks: boolean
}

/** The longest query that is looked at, in UTF-16 units; more than all but a few units hold. */
const LONGEST = 5000

/** What of a text is looked at. Half a character is none. */
export function lookedAt(text: string): string {
  return text.slice(0, LONGEST).toWellFormed()
}

/** What leaves out the word behind it, of any width; as the source of a regular expression. */
export const MINUS = '[-－−]'
/** White space separates; quotation marks, straight, curved or cornered, hold together. */
const PIECES = new RegExp(
  `(${MINUS}?)(?:"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』|(\\S+))`,
  'gu',
)
const LONE_MINUS = new RegExp(`^${MINUS}$`, 'u')

/** Words by which people ask. */
const ASKING =
  /[？?吗呢吧]|什么|怎[么样]|如何|是否|谁|哪|多[久少长大]|能否|可否|能不能|可不可以|是不是|会不会|要不要|有没有|算不算|几[个年天月日次]|为何|何[时种]/u
/** A longer run of Han characters that nobody wrote is a question, whatever its words; chanjiaoronghe is none. */
const LONG_RUN = 12
/** Shorter ones ask nothing: 是否 is a word to look for. */
const SHORT_RUN = 6

/** What a query is read as, before anything was looked for. @param typed see `lookedAt` */
export function parseQuery(typed: string, fold: Fold): Query {
  const runs = new Map<string, Run>()
  const without = new Map<string, Run>()
  let quoted = false
  for (const piece of withoutEmphasis(typed).matchAll(PIECES)) {
    const [, minus, ...rest]: (string | undefined)[] = piece
    const bare = rest.at(-1)
    const shown = rest.find((part) => part !== undefined) ?? ''
    const folded = fold.plain(shown)
    // A minus that waits for its word is none yet.
    if (folded === '' || (LONE_MINUS.test(bare ?? '') && typed.trim() !== bare)) continue
    if (bare === undefined) quoted = true
    ;(minus ? without : runs).set(folded, {text: folded, shown})
  }
  const every = [...runs.values()]
  const worded = every.filter(({text}) => Array.from(text).some(isWord))
  // Marks that stand alone beside words are none.
  const all = worded.length > 0 ? worded : every
  const [first] = all
  const longest = Math.max(
    0,
    ...all.filter(({text}) => HAN.test(text)).map(({text}) => Array.from(text).length),
  )
  const asks = all.some(({text}) => ASKING.test(text))
  return {
    text: typed,
    runs: all,
    without: [...without.values()],
    quoted,
    marksOnly: worded.length === 0 && all.length > 0,
    question:
      first !== undefined &&
      !quoted &&
      without.size === 0 &&
      (longest > LONG_RUN || (longest >= SHORT_RUN && asks)),
    asks,
  }
}

/** In a question curved and cornered quotation marks are those of its text: “将来”应收账款如何设质？ */
function withoutEmphasis(typed: string): string {
  const around = typed.replaceAll(/“[^”]*”|「[^」]*」|『[^』]*』/gu, '')
  const isAsked = ASKING.test(around) && Array.from(around).length >= SHORT_RUN
  return isAsked ? typed.replaceAll(/[“”「」『』]/gu, '') : typed
}

/** Where a folded run stands in a folded text, as one finds it in a page: without overlap. */
export function placesOf(run: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + run.length)) places.push(at)
  return places
}
