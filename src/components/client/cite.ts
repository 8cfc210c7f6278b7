/** The citation panel and the colophon: this host's address, today's date, and a picture of the address. */
import {encode} from 'uqr'
import {formatCitations} from '../../citation/format.ts'
import type {Cited} from '../../citation/format.ts'
import {copy} from './toast.ts'

const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
const url = canonical ?? location.origin + location.pathname
const today = new Date()
const iso = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
  .map((part) => String(part).padStart(2, '0'))
  .join('-')

for (const place of document.querySelectorAll('[data-address]')) place.textContent = url
for (const place of document.querySelectorAll('[data-printed]'))
  place.textContent = `${today.getFullYear()}年${today.getMonth() + 1}月${today.getDate()}日打印。`

const panel = document.querySelector<HTMLElement>('[data-cited]')
if (panel) {
  const cited = JSON.parse(panel.dataset['cited'] ?? '{}') as Omit<Cited, 'url' | 'accessed'>
  for (const {name, text} of formatCitations({...cited, url, accessed: iso})) {
    const place = panel.querySelector(`[data-form="${name}"]`)
    const inner = place?.querySelector('code') ?? place
    if (inner) inner.textContent = text
  }
  panel.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    const row = event.target.closest('[data-copy-form]')?.closest('.cite-row')
    if (row) void copy(row.querySelector('[data-form]')?.textContent ?? '')
    if (event.target.closest('[data-save-qr]')) saveQr()
    if (event.target.closest('[data-share]'))
      void navigator.share({title: document.title, url}).catch(() => undefined)
  })
  if ('share' in navigator) panel.querySelector('[data-share]')?.removeAttribute('hidden')
}

const SVG = 'http://www.w3.org/2000/svg'
const {data, size} = encode(url, {border: 2})

for (const place of document.querySelectorAll('[data-qr]')) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', '二维码：本页地址')
  svg.setAttribute('shape-rendering', 'crispEdges')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('fill', 'currentColor')
  path.setAttribute(
    'd',
    data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''),
  )
  svg.append(path)
  place.replaceChildren(svg)
}

function saveQr(): void {
  const scale = 12
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * scale
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries())
      if (dark) context.fillRect(x * scale, y * scale, scale, scale)
  canvas.toBlob((blob) => {
    if (!blob) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = 'mingwen-qr.png'
    link.click()
    URL.revokeObjectURL(link.href)
  })
}
