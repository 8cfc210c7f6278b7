/** A corpus of another size: documents drawn from one, or further ones made of its articles. */
import type {Searchable} from '../../../src/records/search.ts'
import {one, random, sample} from '../random.ts'

type Passages = Searchable['passages']

/** @param articles about how many; what there is comes first, and whole documents are kept whole */
export function resized(
  documents: readonly Searchable[],
  articles: number,
  seed: number,
): Searchable[] {
  const next = random(seed)
  const out: Searchable[] = []
  let count = 0
  for (const document of sample(documents, documents.length, next)) {
    if (count >= articles) break
    out.push(document)
    count += articlesOf(document)
  }
  for (let number = 1; count < articles; number++) {
    const made = crossed(documents, number, next)
    out.push(made)
    count += articlesOf(made)
  }
  // Places of newest versions were those of the whole corpus.
  return out.map((document, i) => ({
    ...document,
    standing: {...document.standing, newest: i},
  }))
}

function articlesOf({passages}: Searchable): number {
  return passages.filter(({article}) => article !== undefined).length
}

/**
 * A document that none of the corpus is: the plan of one, and in each place of it the beginning of
 * one text and the end of another, so that words meet that never met.
 */
function crossed(documents: readonly Searchable[], number: number, next: () => number): Searchable {
  const plan = one(documents, next)
  const passages: Passages = plan.passages.map((passage) => ({
    ...passage,
    units: passage.units.map((unit) =>
      unit.kind === 'text'
        ? {...unit, text: halves(anyText(documents, next), anyText(documents, next)), measures: []}
        : unit,
    ),
  }))
  const title = halves(plan.card.title, one(documents, next).card.title)
  return {
    ...plan,
    card: {...plan.card, id: `${plan.card.id}-${number}`, title, source: `${number}.md`},
    passages,
    originals: [],
  }
}

function anyText(documents: readonly Searchable[], next: () => number): string {
  const {units} = one(one(documents, next).passages, next)
  return one(units, next).text
}

function halves(first: string, second: string): string {
  return first.slice(0, Math.ceil(first.length / 2)) + second.slice(Math.floor(second.length / 2))
}
