// On a page that only leads on: a unit goes where the unit went, anything else where the page went.
;(() => {
  const id = decodeURIComponent(location.hash.slice(1))
  const unit = id === '' ? null : document.getElementById(id)
  /** @type {HTMLAnchorElement | null} */
  const link = (unit ?? document).querySelector(unit ? 'a' : 'a[data-to]')
  if (!link) return
  const keeps = unit === null && location.hash !== '' && !link.href.includes('#')
  location.replace(link.href + (keeps ? location.hash : ''))
})()
