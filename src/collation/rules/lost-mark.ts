/**
 * Sentence marks ，and 。 that are missing: a spinner deletes every other one, a scrape drops some. A
 * model (`boundary.ts`) says for every stretch between two surviving marks whether one was lost and
 * where; if it says so of nearly every stretch, every other mark was deleted, and one is proposed for
 * each. On a page that is else whole a mark is proposed only where it is all but certain. Never
 * accepted: where a clause ends is an editor’s judgement, and three times in ten another slot was
 * right (policies that the model never saw). Not inside titles, numbers, Latin, lists with 、. It is
 * wrong for texts that are written almost without marks, such as tables and names. It must see the
 * page before the last marks of paragraphs are put in: that they are missing is half of what it sees.
 *
 * @example
 *   in   第一条 为了规范社区图书馆活动提高居民阅读水平，促进文化事业发展根据有关法律，制定本办法\n第二条 本市行政区域内社区图书馆的设立、服务和管理，适用本办法\n第三条 区人民政府应当加强对社区图书馆工作的领导，将其纳入公共文化服务规划统筹安排经费，保障正常运行
 *   out  第一条 为了规范社区图书馆活动，提高居民阅读水平，促进文化事业发展，根据有关法律，制定本办法。\n第二条 本市行政区域内社区图书馆的设立、服务和管理，适用本办法。\n第三条 区人民政府应当加强对社区图书馆工作的领导，将其纳入公共文化服务规划，统筹安排经费，保障正常运行。
 * @example
 *   in   第一条 为了规范职业教育活动，提高劳动者素质，根据宪法，制定本法。\n第二条 国家鼓励社会力量举办职业学校，支持企业参与办学，具体办法由国务院规定。\n第三条 违反规定的，由主管部门责令改正；情节严重的，依法给予处分。
 *   out  第一条 为了规范职业教育活动，提高劳动者素质，根据宪法，制定本法。\n第二条 国家鼓励社会力量举办职业学校，支持企业参与办学，具体办法由国务院规定。\n第三条 违反规定的，由主管部门责令改正；情节严重的，依法给予处分。
 */
import {isThin, lossOf} from '../boundaries/lost.ts'
import type {Loss, LostMark} from '../boundaries/lost.ts'
import {edited} from '../page.ts'
import type {Page} from '../page.ts'
import type {Finding, Observation, Rule} from '../rule.ts'
import {joined} from '../wrap.ts'
import {unfinishedParagraph} from './unfinished-paragraph.ts'

/** P of the best slot from which it is 推定, and from which it is 确定. */
const MEDIUM = 0.5
const HIGH = 0.9
/** Marks that are proposed may show others; so often that is looked for. */
const MOST_ROUNDS = 6

export const lostMark: Rule = {
  id: 'lost-mark',
  layer: 'punctuation',
  kind: 'omission',
  find: (page) => lostMarks(page).findings,
  observe(page): Observation | undefined {
    const {findings, share, alternation} = lostMarks(page)
    if (findings.length === 0) return undefined
    return {share: round(share), alternation, marks: findings.length}
  },
}

interface Found {
  findings: Finding[]
  share: number
  alternation: boolean
}

const known = new WeakMap<Page, Found>()

function lostMarks(page: Page): Found {
  let found = known.get(page)
  if (!found) {
    found = search(page)
    known.set(page, found)
  }
  return found
}

/** Looks again with the marks put in, until none is missing, so that a repaired page is left alone. */
function search(page: Page): Found {
  const found: Found = {findings: [], share: 0, alternation: false}
  if (!isThin(page.text)) return found
  const flat = joined(page)
  let text = flat.text
  let loss = lossOf(text, text !== page.text)
  if (!loss || loss.verdicts.length === 0) return found
  Object.assign(found, {share: loss.share, alternation: loss.alternation})
  // What the other rule is sure of is left to it: its stretch has no other mark to lose.
  let ends = Array.from(unfinishedParagraph.find(flat)).filter(({accept}) => accept)
  /** Offsets into the joined page of what was put in. */
  const places: number[] = []
  for (let i = 0; i < MOST_ROUNDS && loss && loss.verdicts.length > 0; i++) {
    const {share, alternation, verdicts}: Loss = loss
    const marks = verdicts
      .filter(({start, end}) => !ends.some((mark) => mark.start >= start && mark.start <= end))
      .flatMap((lost) => findingOf(lost, share, alternation, text))
    const back = (at: number) => at - places.filter((place, n) => place + n < at).length
    const now = marks.map((mark) => ({...mark, start: back(mark.start), end: back(mark.end)}))
    for (const mark of now) {
      const {start, end} = flat.source(mark.start, mark.end)
      found.findings.push({...mark, start, end})
    }
    const put = [...marks, ...ends].sort((a, b) => a.start - b.start)
    places.push(...put.map(({start}) => back(start)))
    places.sort((a, b) => a - b)
    text = withMarks(text, put)
    ends = []
    loss = lossOf(text)
  }
  found.findings.sort((a, b) => a.start - b.start)
  return found
}

function withMarks(text: string, marks: readonly Finding[]): string {
  const entries = marks.map(({start, end, reading = ''}) => ({
    start,
    end,
    original: '',
    reading,
    layer: 'punctuation' as const,
    kind: 'omission' as const,
    method: 'conjecture' as const,
    cert: 'low' as const,
    ruleId: 'lost-mark',
    status: 'accepted' as const,
  }))
  return edited(text, entries).text
}

function findingOf(
  {best, p}: LostMark,
  share: number,
  alternation: boolean,
  text: string,
): Finding[] {
  const [slot, ...rivals] = best
  if (!slot) return []
  const other = slot.mark === '，' ? '。' : '，'
  return [
    {
      start: slot.at,
      end: slot.at,
      reading: slot.mark,
      cert: p >= HIGH ? 'high' : p >= MEDIUM ? 'medium' : 'low',
      reason: `Unexpected stretch without a mark, expected \`${slot.mark}\``,
      evidence: {
        p: round(p),
        alternation,
        share: round(share),
        mark: {[slot.mark]: round(slot.markP), [other]: round(1 - slot.markP)},
        // `at` counts from the place that is proposed.
        rivals: rivals.map((one) => ({
          at: one.at - slot.at,
          mark: one.mark,
          p: round(one.p),
          seen: `${text.slice(Math.max(0, one.at - 2), one.at)}|${text.slice(one.at, one.at + 2)}`,
        })),
      },
      note: noteOf(alternation, slot.p, rivals.length),
    },
  ]
}

function noteOf(alternation: boolean, p: number, rivals: number): string {
  const ground = alternation ? '逗号、句号隔一个脱一个，此段须补一个' : '此处上下文罕有不断句者'
  return `${ground}；据句法模型断于此（${Math.round(p * 100)}%${rivals > 0 ? '，另有别处可断' : ''}）。`
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000
}
