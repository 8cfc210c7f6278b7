/**
 * Which element of a page holds the article: the smallest that holds nearly all of the sentences.
 * Menus, link lists and footers hardly have any.
 */
import type {Element, Root, RootContent} from 'hast'
import {BLOCKS, isHidden} from './html-elements.ts'

/** So much of the sentences of a page the article must hold. */
const SHARE = 0.85
/** What stands in a link counts little: menus are links. */
const IN_LINK = 0.1

export function findArticle(tree: Root): Element | undefined {
  const weights = new Map<Element, number>()
  const weigh = (node: Root | Element, factor: number): number => {
    let sum = 0
    for (const child of node.children) {
      if (child.type === 'text') sum += weightOf(child.value) * factor
      if (child.type !== 'element' || isHidden(child)) continue
      const weight = weigh(child, child.tagName === 'a' ? IN_LINK : factor)
      weights.set(child, weight)
      sum += weight
    }
    return sum
  }
  const total = weigh(tree, 1)
  let found: Element | undefined
  let node: Root | Element = tree
  for (;;) {
    const next: Element | undefined = childElements(node).find(
      (child) => (weights.get(child) ?? 0) >= total * SHARE && holdsBlocks(child),
    )
    if (!next || total === 0) return found
    // A table, a body and a list are only on the way to what they hold.
    if (!/^(?:html|body|table|tbody|tr|ul|ol)$/.test(next.tagName)) found = next
    node = next
  }
}

function childElements(node: Root | Element): Element[] {
  return (node.children as RootContent[]).filter(
    (child): child is Element => child.type === 'element',
  )
}

/** Han characters, more where they make a sentence. */
function weightOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return /[。；！？]/u.test(text) ? han : han * 0.1
}

/** A paragraph is no container, however long it is. */
function holdsBlocks(element: Element): boolean {
  return childElements(element).some(
    (child) => BLOCKS.has(child.tagName) || child.tagName === 'br' || holdsBlocks(child),
  )
}
