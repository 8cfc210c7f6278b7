/** Finds documents of a long list by their name. */
const input = document.querySelector<HTMLInputElement>('[data-doclist]')
const told = document.querySelector('[data-doclist-count]')
const groups = [...document.querySelectorAll<HTMLDetailsElement>('.doclist')].map((group) => ({
  group,
  open: group.open,
  items: [...group.querySelectorAll('li')].map((item) => ({item, text: item.textContent})),
}))

function apply(): void {
  const wanted = input?.value.trim() ?? ''
  let shown = 0
  for (const {group, open, items} of groups) {
    let here = 0
    for (const {item, text} of items) {
      item.hidden = wanted !== '' && !text.includes(wanted)
      if (!item.hidden) here++
    }
    group.hidden = here === 0
    group.open = wanted === '' ? open : here > 0
    shown += here
  }
  if (told) told.textContent = wanted === '' ? '' : shown === 0 ? '没有' : `${shown} 件`
}

input?.closest('[hidden]')?.removeAttribute('hidden')
input?.addEventListener('input', apply)
