/** Answers queries: what stands in the texts exactly, and then what is most like what was asked. Every candidate of the index is checked against its text before it counts. */
import type {Answer, HitGroup, Question} from './answer.ts'
import type {Fold} from './encode.ts'
import {Naming} from './direct.ts'
import {parseQuery} from './query.ts'
import type {Query} from './query.ts'
import {FREELY, Search, titleOf} from './search.ts'
import {Shards} from './shards.ts'
import type {Store} from './store.ts'

export interface Listening {
  /** Told of the first page as soon as it stands, where counting goes on behind it. */
  first?: (answer: Answer) => void
  /** Asked between one fetch and the next. */
  isWanted?: () => boolean
}

export class Engine {
  readonly #store: Store
  readonly #shards: Shards
  readonly #fold: Fold
  readonly #naming: Naming

  private constructor(store: Store, shards: Shards, fold: Fold) {
    this.#store = store
    this.#shards = shards
    this.#fold = fold
    this.#naming = new Naming(store, shards, fold)
  }

  static async over(store: Store, fold: Fold): Promise<Engine> {
    return new Engine(store, await Shards.over(store), fold)
  }

  /** @throws GivenUp if the answer is not wanted any more */
  async answer(question: Question, {first, isWanted}: Listening = {}): Promise<Answer> {
    const query = parseQuery(question.query, this.#fold)
    if (query.runs.length === 0 || query.marksOnly) return nothingFor(query)
    const search = new Search({
      store: this.#store,
      shards: this.#shards,
      fold: this.#fold,
      query,
      question,
      ...(isWanted && {isWanted}),
    })
    const [named, page] = await Promise.all([this.#named(query), search.page()])
    const whole = (page: Answer): Answer => ({...page, ...named})
    if (page.tally.exact || (question.exact !== true && page.left > FREELY)) return whole(page)
    first?.(whole(page))
    await search.checkAll()
    return whole(await search.page())
  }

  async #named(query: Query): Promise<Partial<Answer>> {
    const named = await this.#naming.find(query)
    if (!named) return {}
    const passages = await this.#store.passages(named.found.map(({place}) => place))
    return {
      ...(named.found.length > 0 && {reading: named.kind}),
      missing: named.missing,
      direct: passages.map(({passage, card}, i): HitGroup => {
        const {place = 0, eid = ''} = named.found[i] ?? {}
        const unit = passage.units.find((unit) => unit.eid === eid) ?? passage.units[0]
        return {
          place,
          document: card,
          ...(passage.article !== undefined && {article: passage.article}),
          title: titleOf(passage, card),
          hits: unit ? [{unit, ranges: [], occurrences: 0}] : [],
          score: Infinity,
          reasons: [],
        }
      }),
    }
  }
}

function nothingFor({text, marksOnly}: Query): Answer {
  return {
    query: text,
    reading: marksOnly ? 'marks' : 'nothing',
    tally: {units: 0, occurrences: 0, passages: 0, documents: 0, exact: true},
    direct: [],
    missing: [],
    groups: [],
    partial: [],
    total: 0,
    left: 0,
  }
}
