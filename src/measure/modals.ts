/** The words that carry force: 应当, 不得, 可以, and what stands like them. */
import type {Force} from '../tree/measure.ts'

/** 应 and 要 and 可 as modal verbs, not inside 适应, 应用, 需要, 认可, 应当事人请求. */
export const MODALS: readonly {force: Force; pattern: RegExp}[] = [
  {
    force: 'must-not',
    pattern:
      /不得|严禁|(?<!所|被|明令|解除|在)禁止|不应(?!当?承)|不可以|不准|不许|不允许|不予(?![^，。；]{1,6}的)|(?<![可未])不能(?!够|力|及时|有效|正常|满足|[^，。；]*(?:的[^，。；]|等情况|时$))|切勿|不要/u,
  },
  {
    force: 'must',
    pattern:
      /必须|应当(?!事人|知道)|务必|只能|只准|只许|(?<![适相对反响供效理感回顺照])应(?![当用届急税价缴纳付变对运邀召试征聘诉战答声验该允选受知]|有[的之尽]|[^，。；]{1,10}(?:请求|要求|申请|邀请)(?:，|$))|应予|应对(?=[^，。；的]{1,20}(?:承担|负责|负有|进行|予以|作出|加以))|(?<![主重需必只首纪摘紧机简概次将不想扼显险])要(?![求点素件害约闻塞道么职地因领是])|(?<![无毋必])须(?![知臾])/u,
  },
  {
    force: 'may',
    pattern:
      /可以(?!及(?!时))|(?<![所享具拥专])有权|(?<!未经|经|不|被|不得|未)允许|(?<![许不认无宁岂尚])可(?!以|能|靠|行[的性]|持续|再生|视(?!情|需)|燃|卡|观|信|知|比|见|降解|回收|追溯|操作|降|变|控|选|替|分配(?=盈余|利润|收益)|支配)/u,
  },
]

/** 享有……的权利: a right to act. */
export const RIGHT = /享有[^，。；]*的?权利?(?=$|[，。；])/u

/** 都有保护环境的义务; 有责任提供证据. */
export const DUTY =
  /(?:负有|都?有)[^，。；有]{2,20}的(?:义务|责任)$|(?<![没所享])有(?:责任|义务)(?=\p{Script=Han})/u

export interface Modal {
  force: Force
  at: number
  word: string
}

/** Whether a modal stands in a text that does not only say which. */
export function hasModal(text: string): boolean {
  return modalOf(text) !== undefined
}

/** The first modal of a part; none of those that only say which: 应当缴纳的税额. */
export function modalOf(text: string): Modal | undefined {
  const found = MODALS.flatMap(({force, pattern}) =>
    [...text.matchAll(new RegExp(pattern, 'gu'))].map((match) => ({
      force,
      at: match.index,
      word: match[0],
    })),
  ).filter(({at, word}) => !isAttributive(text.slice(0, at), text.slice(at + word.length), word))
  return found.sort((a, b) => a.at - b.at)[0]
}

/** 为索取法律[不予]保护的债务: the modal says which. */
function isAttributive(before: string, after: string, word: string): boolean {
  if (
    /(?:规定|依法|约定|认为|发现|按照规定|违反)$/u.test(before) &&
    /的[^，]/u.test(after) &&
    before.length < 40
  )
    return !/^[\p{Script=Han}、]{0,20}(?:人|部门|机关|机构|单位|企业|法院)依法$/u.test(before)
  // 以超出其[应当]承担的责任为由
  if (
    /(?:以(?![上下内外及前后])|超出|超过|少于|多于|低于)[^，]{1,30}$/u.test(before) &&
    /^[^，]{1,6}的/u.test(after)
  )
    return true
  // 没有可以受理案件的法院
  if (/(?:没有|无)$/u.test(before) && /^[^，]{1,10}的[^，]/u.test(after)) return true
  if (/^(?:可以|应当|必须)$/u.test(word)) return false
  return (
    /(?:为|对|将|把|按照?|依照|根据)[^，]{1,16}$/u.test(before) && /^[^，]{1,8}的[^，]/u.test(after)
  )
}
