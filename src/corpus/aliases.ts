/** The moving address of a work: it leads to the newest version held, and of an article that is gone to the newest that has it. */
import {articleSlug} from '../tree/eid.ts'
import type {DocumentMeta} from '../tree/document.ts'
import type {Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'
import type {Moved} from './promises.ts'
import {workSlug} from './works.ts'

/** Documents that are known by their number have no alias: there is one of each. */
export function aliasesOf(editions: readonly {document: DocumentMeta; root: Root}[]): Moved[] {
  const works = new Map<string, {document: DocumentMeta; root: Root}[]>()
  for (const edition of editions) {
    const {id} = edition.document
    const slug = workSlug(id)
    if (slug !== id) works.set(slug, [...(works.get(slug) ?? []), edition])
  }
  return [...works].flatMap(([slug, versions]) => {
    // Dates are ISO: the newest sorts last, and what has none before all.
    versions.sort((a, b) => dateOf(a.document).localeCompare(dateOf(b.document)))
    const leads = new Map<string, string>()
    for (const {document, root} of versions) {
      const own = `/d/${document.id}/`
      leads.set('', own)
      for (const {unit} of unitsOf(root)) {
        const article = unit.type === 'article' ? articleSlug(unit.eid) : undefined
        if (article !== undefined) leads.set(`${article}/`, `${own}${article}/`)
      }
    }
    return [...leads].map(([below, to]) => ({from: `/d/${slug}/${below}`, to}))
  })
}

function dateOf({id}: DocumentMeta): string {
  const date = id.slice(id.indexOf('@') + 1)
  return date === 'nd' ? '' : date
}
