/** Elements from data. Text is always text: nothing of a query or a document is read as HTML. */

type Child = Node | string | undefined | false

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, value)
  element.append(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  )
  return element
}

/** A bar of a facet: SVG, because the policy of the site forbids styles in attributes. */
export function bar(share: number): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', '0 0 100 3')
  svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('aria-hidden', 'true')
  const rect = document.createElementNS(namespace, 'rect')
  rect.setAttribute('width', String(Math.max(1, Math.round(share * 100))))
  rect.setAttribute('height', '3')
  svg.append(rect)
  return svg
}
