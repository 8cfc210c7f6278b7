/** Answers queries: what stands in the texts exactly, and then what is most like what was asked. Candidates of the index are checked against their texts before they count, but for one and two characters, which the index counts itself. */
import {TITLE} from '../citation/kinds.ts'
import {GivenUp} from './checking.ts'
import type {Answer, HitGroup, Named, Page, Question, Reading, Suggestion} from './answer.ts'
import {HAN, makeFold} from './encode.ts'
import type {Fold} from './encode.ts'
import type {Naming} from './direct.ts'
import {shownOf} from './card.ts'
import {couldCite} from './could-cite.ts'
import {isFiltered} from './facets.ts'
import {isOfIndex} from './format.ts'
import {withOtherPercents} from './percent.ts'
import {lookedAt, parseQuery} from './query.ts'
import type {Query} from './query.ts'
import {titleOf} from './hit.ts'
import {FREELY, Search} from './search.ts'
import {isStandard} from './standard.ts'
import {Shards} from './shards.ts'
import type {Opened} from './shards.ts'
import type {Store} from './store.ts'
import type {Suggesting} from './suggest.ts'

interface Listening {
  /** Told of the first page as soon as it stands, where there is more to come. */
  first?: (answer: Answer) => void
  /** Asked between one fetch and the next. */
  isWanted?: () => boolean
}

/** Code that only some queries need could not be fetched. */
class MissingCode extends Error {
  override name = 'MissingCode'
}

export class Engine {
  #index: Opened
  #isWhole = false
  #suggesting: Promise<Suggesting> | undefined
  #naming: Promise<Naming> | undefined
  readonly #isNaming: boolean

  private constructor(index: Opened, isNaming: boolean) {
    this.#index = index
    this.#isNaming = isNaming
  }

  /** @param isNaming whether what a query names is looked for: what witnesses have instead is no document of its own */
  static async over(store: Store, isNaming = true): Promise<Engine> {
    const fold = makeFold(new Map(store.head.site.standards))
    return new Engine({store, shards: await Shards.over(store), fold}, isNaming)
  }

  /** @throws GivenUp if the answer is not wanted any more */
  async answer(question: Question, {first, isWanted}: Listening = {}): Promise<Answer> {
    const query = await this.#read(question.query)
    if (query.runs.length === 0 || query.marksOnly) return nothingFor(query)
    const search = new Search({...this.#index, query, question, ...(isWanted && {isWanted})})
    const finding = search.page()
    const naming = this.#named(query, question.reading).catch(async (error: unknown) => {
      // What was found stands without what may be named; where nothing was, that may be the whole answer.
      const isEnough = error instanceof MissingCode && (await finding).total > 0
      if (!isEnough) throw error
      return undefined
    })
    const [named, page] = await Promise.all([naming, finding])
    const whole = (page: Page): Answer => ({...UNNAMED, ...page, ...named})
    const {facets: isNarrowing = false} = question
    // How common a word is may be known without the texts, but not what it stands in.
    const weight = this.#index.store.weightOfSome(page.tally.passages)
    const isDone = page.tally.exact
      ? !(isNarrowing && weight <= FREELY)
      : question.exact !== true && page.left > FREELY
    // Where something is named, or a filter hides what there is, the words are not to blame.
    const isMeant = named !== undefined || isFiltered(question.filter)
    const isHelped = (page: Page) => question.suggest === true && !isMeant && couldHelp(query, page)
    if (isDone && !isNarrowing && !isHelped(page)) return whole(page)
    first?.(whole(page))
    // What there is to choose from comes along with what is counted, behind the first results.
    if (isNarrowing) this.#index.store.facets().catch(() => undefined)
    if (!isDone) await search.checkAll()
    const last = isDone ? page : await search.page()
    const answer = {...whole(last), ...(isNarrowing && {facets: await search.facets()})}
    if (!isHelped(last)) return answer
    try {
      return {...answer, suggestions: await this.#suggestions(query, last, isWanted)}
    } catch (error) {
      if (error instanceof GivenUp || isOfIndex(error)) throw error
      // What else could be looked for was not to be had: what was found is.
      return answer
    }
  }

  /** Only what the query names. */
  async named({query: text, reading}: Pick<Question, 'query' | 'reading'>): Promise<Named> {
    return {...UNNAMED, ...(await this.#named(await this.#read(text), reading))}
  }

  /** Every hit, in the order of the texts. */
  async all(question: Question): Promise<HitGroup[]> {
    const {filter, query} = question
    const whole = {query, ...(filter && {filter}), inOrder: true, limit: Infinity, exact: true}
    return (await this.answer(whole)).groups
  }

  async #read(typed: string): Promise<Query> {
    const text = lookedAt(typed)
    await this.#learnToFold(text)
    return parseQuery(text, this.#index.fold)
  }

  /** A character that hardly any text has, and is no standard one, may be another form of one that is common: only then the whole table is fetched. */
  async #learnToFold(text: string): Promise<void> {
    if (this.#isWhole) return
    const {fold, store} = this.#index
    const isStrange = (char: string) =>
      HAN.test(char) && store.head.alphabet.shareOf(char) === 0 && !isStandard(char)
    if (!Array.from(fold.plain(text)).some(isStrange)) return
    const {wholeFold} = await import('./whole-fold.ts')
    this.#isWhole = true
    this.#index = {...this.#index, fold: wholeFold}
    this.#suggesting = this.#naming = undefined
  }

  async #suggestions(query: Query, page: Page, isWanted?: () => boolean) {
    this.#suggesting ??= import('./suggest.ts').then(({Suggesting}) => new Suggesting(this.#index))
    this.#suggesting.catch(() => (this.#suggesting = undefined))
    const suggestions = await (await this.#suggesting).suggest(query, isNothing(page))
    return Promise.all(
      suggestions.map(async (one): Promise<Suggestion> => {
        const {tally, partial} = await this.answer(
          {query: one.text, limit: 1},
          {...(isWanted && {isWanted})},
        )
        if (!tally.exact) return one
        // Of words apart any will do.
        return tally.units === 0 && partial.length > 0 ? one : {...one, units: tally.units}
      }),
    ).then((all) => all.filter(({units}) => units !== 0))
  }

  async #named(
    query: Query,
    read: Question['reading'],
  ): Promise<(Named & {reading?: Reading}) | undefined> {
    if (!this.#isNaming || !couldName(query, this.#index.fold)) return undefined
    this.#naming ??= import('./direct.ts').then(
      ({Naming}) => new Naming(this.#index),
      (error: unknown) => {
        this.#naming = undefined
        throw new MissingCode(String(error))
      },
    )
    const named = await (await this.#naming).find(query, read)
    if (!named) return undefined
    const {found, kind, ...others} = named
    const passages = await this.#index.store.passages(found.map(({place}) => place))
    return {
      ...others,
      ...(found.length > 0 && {reading: kind}),
      direct: passages.map(({passage, card}, i) => {
        const {place = 0, eid = '', through} = found[i] ?? {}
        // A document as a whole is told by its title, but is not only that; an article without a heading by what stands below it.
        const unit =
          passage.units.find((unit) => unit.eid === eid) ??
          passage.units
            .filter((unit) => eid === '' || unit.eid.startsWith(`${eid}__`))
            .map((unit) => ({...unit, eid}))[0]
        // An article is told by how it begins.
        const text = unit?.kind === 'heading' && passage.units.find(({kind}) => kind === 'text')
        return {
          place,
          document: shownOf(card),
          ...(passage.article !== undefined && {article: passage.article}),
          title: titleOf(passage, card),
          hits: [unit, text].flatMap((one) =>
            one ? [{unit: one, ranges: [], occurrences: 0}] : [],
          ),
          ...(through !== undefined && {through}),
          score: Infinity,
          reasons: [],
        }
      }),
    }
  }
}

/** What could be said in another way, or was spelt by its sound; the code that knows is fetched only for it. */
function couldHelp({runs, text, question}: Query, page: Page): boolean {
  if (isNothing(page)) return true
  if (question) return false
  const typed = text.normalize('NFKC')
  return runs.length === 1 || /[a-z]/iu.test(typed) || withOtherPercents(typed) !== undefined
}

function isNothing({tally, reading}: Page): boolean {
  return tally.units === 0 && reading !== 'question'
}

/** What could be a citation, a title or a number; the code that reads them is fetched only for it. */
function couldName({text, question, asks, quoted, runs}: Query, fold: Fold): boolean {
  if (quoted) return false
  if (question && asks) return /[《第]/u.test(text)
  if (couldCite(text)) return true
  const forms = [text.trim(), fold.plain(text)]
  return (question || runs.length === 1) && forms.some((form) => TITLE.test(form))
}

const UNNAMED: Named = {direct: [], isSure: false, missing: []}

function nothingFor({text, marksOnly}: Query): Answer {
  return {
    ...UNNAMED,
    query: text,
    reading: marksOnly ? 'marks' : 'nothing',
    tally: {units: 0, occurrences: 0, passages: 0, documents: 0, exact: true},
    groups: [],
    partial: [],
    total: 0,
    left: 0,
  }
}
