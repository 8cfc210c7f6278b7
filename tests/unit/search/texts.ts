/** A few short texts with what search has to tell apart: two versions of one, a notice with a number. */
import {article, unit} from '../../search.ts'

export const TEXTS = [
  {
    id: 'yang-li',
    title: '样例市职业教育条例',
    version: '2020-01-01',
    newest: 1,
    passages: [
      {heads: [], units: [unit('', '样例市职业教育条例', 'title')]},
      article(1, '一、深化产教融合', '建立产教融合型企业认证制度，可按30%抵免。产教融合！'),
      article(2, '二、其他', '1+X证书，TAFE。', '2200年'),
      article(3, '三、附则', '百分之三十以上的学生。'),
    ],
  },
  {
    id: 'xiu-ding',
    title: '样例市职业教育条例',
    version: '2023-01-01',
    passages: [
      {heads: [], units: [unit('', '样例市职业教育条例', 'title')]},
      article(1, '第一条', '为了职业教育，制定本条例。'),
      article(2, '第二条', '抵免办法另定。', '证书由学校发放。'),
    ],
  },
  {
    id: 'tong-zhi',
    title: '关于某事的通知',
    number: '样教发〔2021〕7号',
    passages: [
      {
        heads: [],
        units: [
          unit('', '关于某事的通知', 'title'),
          unit('document-number', '样教发〔2021〕7号', 'field'),
        ],
      },
      {heads: [], units: [unit('para_1', '各校要做好抵免工作和证书工作。')]},
    ],
  },
]
