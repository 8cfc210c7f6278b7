// Runs before the first paint: what the reader chose last time, so that nothing flickers.
;(() => {
  const root = document.documentElement
  root.classList.add('js')
  try {
    const theme = localStorage.getItem('mingwen-theme')
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme
    if (localStorage.getItem('mingwen-size') === 'large') root.dataset.size = 'large'
    const hidden = localStorage.getItem('mingwen-hide')
    root.dataset.hide = hidden ?? 'w'
  } catch {
    // Storage is shut off: the page stands as it is.
  }
})()
