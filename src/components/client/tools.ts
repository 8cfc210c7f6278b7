/** Copying links and citations from lists. */
import {copy} from './toast.ts'

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  const link = event.target.closest<HTMLAnchorElement>('[data-copy-link]')
  if (link) {
    event.preventDefault()
    void copy(link.href, `${link.dataset['copyLink'] ?? ''}的链接`)
  }
  const citation =
    event.target.closest<HTMLElement>('[data-copy-citation]')?.dataset['copyCitation']
  if (citation !== undefined) void copy(citation)
})
