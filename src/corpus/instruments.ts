/** 政策工具: the list of instruments by which measures are sorted. */
import {join, resolve} from 'node:path'
import type {VFile} from 'vfile'
import {z} from 'zod'
import type {InstrumentList} from '../tree/measure.ts'
import {hasFile, readYaml} from './files.ts'

const FILE = 'instruments.yaml'
const schema = z.record(z.string().min(1), z.array(z.string().min(1)).min(1))

/** That of the content root; where it has none, that of the folder `content` of the project. */
export function readInstruments(root: string, files: VFile[]): InstrumentList {
  const own = join(root, FILE)
  const path = hasFile(own) ? own : resolve('content', FILE)
  return hasFile(path) ? (readYaml(path, schema, files) ?? {}) : {}
}
