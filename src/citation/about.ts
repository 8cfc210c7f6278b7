/** What a text is about: the one that it amends, or explains. */
import type {CitedDocument} from '../tree/citation.ts'

/** 《X》 of 关于修改《X》的决定; 刑法 of 刑法修正案（九）. */
export function amendedBy(title: string): CitedDocument | undefined {
  const revised = /修改(.*)的决定/u.exec(title)?.[1]
  const name = revised === undefined ? /^(.+?)修正案/u.exec(title)?.[1] : undefined
  if (name !== undefined) return {by: 'title', title: name.replaceAll(/[《》]/gu, '')}
  return revised === undefined ? undefined : onlyTitleIn(revised)
}

const TITLE = '《((?:[^《》]|《[^《》]*》)+)》'
const AMENDING = new RegExp(
  `^(?:[一二三四五六七八九十]+、)?\\s*修改${TITLE}|(?:对|将)${TITLE}[^。]{0,40}(?:作(?:出)?如下修改|修改如下|作以下修改)`,
  'u',
)

/** 一、修改《X》; 对《X》作如下修改: from here on the text amends another one. */
export function amendedIn(text: string): CitedDocument | undefined {
  const [, headed, said] = AMENDING.exec(text) ?? []
  const title = headed ?? said
  return title === undefined ? undefined : {by: 'title', title}
}

/** 关于适用《X》……的解释, 关于适用刑法……的意见: what a text without articles of its own speaks of. */
export function aboutOf(title: string): CitedDocument | undefined {
  const name = /(?:适用|执行|实施|贯彻)(\p{Script=Han}{1,20}?(?:法典|法|条例))/u.exec(title)?.[1]
  return onlyTitleIn(title) ?? (name === undefined ? undefined : {by: 'name', name})
}

function onlyTitleIn(text: string): CitedDocument | undefined {
  const titles = [...text.matchAll(/《((?:[^《》]|《[^《》]*》)+)》/gu)]
  const [first] = titles
  return first?.[1] !== undefined && titles.length === 1
    ? {by: 'title', title: first[1]}
    : undefined
}
