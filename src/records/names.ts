/** How things are called and drawn: layers, kinds, grounds and certainty of changes, and the force of measures. Runs in browsers. */
import type {Entry, Layer} from '../collation/apparatus.ts'
import type {Unresolved} from '../tree/citation.ts'
import type {Force} from '../tree/measure.ts'

/** Shape of a layer's mark, as the style sheets name it: dots under a character, dashes under a term … */
const SHAPES: Record<Layer, string> = {
  characters: 'c',
  terms: 't',
  punctuation: 'p',
  width: 'w',
  residue: 'r',
}

/** Classes of the mark of an entry, from its key; 推定 and 存疑 of a lost mark have a second tick. */
export function markClass(key: string, uncertain = false): string {
  const layer = key.split('-')[0] as Layer
  return `em ${SHAPES[layer]}${uncertain && layer === 'punctuation' ? ' q' : ''}`
}

export const LAYER_NAMES: Record<Layer, string> = {
  characters: '字符',
  terms: '词语',
  punctuation: '标点',
  width: '全半角',
  residue: '残件',
}
export const KIND_NAMES: Record<Entry['kind'], string> = {
  error: '讹',
  omission: '脱',
  interpolation: '衍',
  regularization: '规范化',
}
/** The four methods of collation (陈垣《校勘学释例》). */
export const METHOD_NAMES: Record<Entry['method'], string> = {
  witness: '对校',
  internal: '本校',
  external: '他校',
  conjecture: '理校',
}
export const CERTAINTY_NAMES: Record<Entry['cert'], string> = {
  high: '确定',
  medium: '推定',
  low: '存疑',
}

export const STATUS_NAMES: Record<Entry['status'], string> = {
  accepted: '已采用',
  proposed: '待定',
  rejected: '已否决',
}

/** What a rule looks for, and what else is said of a text. */
const RULE_NAMES: Record<string, string> = {
  manual: '人工',
  // collation
  mojibake: '乱码',
  'replacement-character': '缺字',
  'private-use-character': '私用区字符',
  'compatibility-ideograph': '兼容汉字与部首',
  'invisible-character': '不可见字符',
  'mixed-width-punctuation': '半角标点',
  'full-width-alphanumeric': '全角字母数字',
  'unbalanced-bracket': '括号引号不成对',
  'pinyin-gloss': '夹注拼音',
  'page-furniture': '页面杂项',
  'stray-page-number': '页码',
  'running-head': '页眉',
  'repeated-title': '重复标题',
  'stuffed-term': '堆砌词',
  'lost-mark': '脱标点',
  'unfinished-paragraph': '段末缺标点',
  'wrapped-text': '硬换行',
  'variant-reading': '异体与形近字',
  'unknown-character': '可疑字',
  'damage-rerun': '重演不合',
  // decoding
  'undecodable-byte': '无法解码的字节',
  'truncated-text': '文末残缺',
  'mixed-encoding': '编码混杂',
  'ambiguous-encoding': '编码未定',
  'binary-file': '不是文本',
  'empty-file': '空文件',
  // structure
  'unplaced-line': '无处归属的行',
  'numbering-gap': '编号中断',
  'numbering-repeat': '编号重复',
  'numbering-restart': '编号重起',
  'duplicate-eid': '同号条款',
  picture: '图片',
  'unresolved-reference': '所引未收',
  // addresses
  'identical-file': '同文',
  'address-clash': '地址相撞',
  'withdrawn-address': '撤下的地址',
  'nothing-promised': '未许诺地址',
}

/** What a finding means where no reading is proposed, for readers. */
const RULE_MEANINGS: Record<string, string> = {
  mojibake: '曾被误解码，原来的字节已有缺损，无法确证原文。',
  'replacement-character': '解码时丢失了字符，原字不明。',
  'private-use-character': '私用区字符，没有公认的字形。',
  'invisible-character': '混入了看不见的控制字符。',
  'mixed-width-punctuation': '中文里用了半角标点，能否改全角还不能断定。',
  'unbalanced-bracket': '括号或引号缺了一半。',
  'wrapped-text': '全文按固定宽度硬换行，换行不表示分段。',
  'variant-reading': '这个字不通行，还没有可靠的读法。',
  'damage-rerun': '按所记的手法把校订本再改坏一遍，得不到底本。',
  'undecodable-byte': '有字节不合编码，显示为缺字。',
  'truncated-text': '文件在一个字的中间断了。',
  'mixed-encoding': '一个文件里有两种编码。',
  'ambiguous-encoding': '编码有两种可能，取了更像的一种。',
  'binary-file': '内容不是文本。',
  'empty-file': '文件没有内容。',
  'unplaced-line': '这一行不知属于哪一条，照原样保留。',
  'numbering-gap': '编号不连续，照原样保留。',
  'numbering-repeat': '同一编号出现两次，照原样保留。',
  'numbering-restart': '编号从头再来，照原样保留。',
  'duplicate-eid': '同一处有两条同号，第二条的地址加“重号”。',
  picture: '原件此处是图片，本站只存文字。',
  'unresolved-reference': '所引的文件或条款本站没有收录，不设链接。',
}

/** The meaning of a finding in Chinese; undefined for a rule that has none. */
export function ruleMeaning(id: string): string | undefined {
  return Object.hasOwn(RULE_MEANINGS, id) ? RULE_MEANINGS[id] : undefined
}

/** 异体与形近字; an id without a name stands for itself. */
export function ruleName(id: string): string {
  return Object.hasOwn(RULE_NAMES, id) ? (RULE_NAMES[id] ?? id) : id
}

/** 原作“實”, 原脱, 原作半角“,”. */
export function wording({original, layer}: Pick<Entry, 'original' | 'layer'>): string {
  if (original === '') return '原脱'
  if (layer === 'width') return `原作半角“${original}”`
  return `原作“${original}”`
}

/** 讹 · 本校 · 确定. */
export function verdict({kind, method, cert}: Pick<Entry, 'kind' | 'method' | 'cert'>): string {
  return `${KIND_NAMES[kind]} · ${METHOD_NAMES[method]} · ${CERTAINTY_NAMES[cert]}`
}

/** Why a citation is no link. */
export const UNRESOLVED_NAMES: Record<Unresolved, string> = {
  'not-held': '所引文件没有收录',
  'no-unit': '本文没有所引的条款',
  'no-unit-there': '所引文件没有这一条款',
  quoted: '在引文或修改决定里，指的是别的文本',
  'no-context': '无所承，不知指何处',
}

/** From the strongest. */
export const FORCES: readonly Force[] = ['must-not', 'must', 'may', 'encourage', 'explore', 'plain']

export const FORCE_NAMES: Record<Force, string> = {
  'must-not': '不得',
  must: '应当',
  may: '可以',
  encourage: '鼓励',
  explore: '探索',
  plain: '直陈',
}

export const FORCE_CLASSES: Record<Force, string> = {
  'must-not': 'f-not',
  must: 'f-must',
  may: 'f-may',
  encourage: 'f-push',
  explore: 'f-try',
  plain: 'f-do',
}

/** The word of the text where it names a force of its own (支持, 允许, 必须), else the name of its kind. */
export function forceName({
  force,
  forceWord,
}: {
  force: Force
  forceWord?: string | undefined
}): string {
  if (force === 'plain' || forceWord === undefined) return FORCE_NAMES[force]
  return forceWord.length < 2 ? FORCE_NAMES[force] : forceWord
}
