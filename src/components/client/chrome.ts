/** The switches of every page: 深色/浅色 and 大字. */
import {recall, remember} from './storage.ts'

const root = document.documentElement
const themeSwitch = document.querySelector<HTMLButtonElement>('[data-theme-switch]')
const sizeSwitch = document.querySelector<HTMLButtonElement>('[data-size-switch]')

function isDark(): boolean {
  const chosen = root.dataset['theme']
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
}

/** The button says what it leads to. */
function show(): void {
  if (themeSwitch) themeSwitch.textContent = isDark() ? '浅色' : '深色'
  sizeSwitch?.setAttribute(
    'aria-pressed',
    String(recall('size') === 'large' || root.dataset['size'] === 'large'),
  )
}

themeSwitch?.addEventListener('click', () => {
  const theme = isDark() ? 'light' : 'dark'
  root.dataset['theme'] = theme
  remember('theme', theme)
  show()
})

sizeSwitch?.addEventListener('click', () => {
  const size = root.dataset['size'] === 'large' ? '' : 'large'
  root.dataset['size'] = size
  remember('size', size)
  sizeSwitch.setAttribute('aria-pressed', String(size === 'large'))
})

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show)
show()
