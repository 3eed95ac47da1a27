import type { Endangered, PreviewStore, WaveBounds } from '../api/types'
import { brief, counted, units } from '../words/numbers'

type Amount = PreviewStore['promised']
type Purpose = PreviewStore['missing'][number]

const purposes: Record<string, string> = {
  CUSTOMERS: 'promised to customers',
  PRESENTATION_MINIMUM: 'for a shelf that would look empty',
  REORDER_LEVEL: 'below the reorder level',
  TARGET: 'beyond the reorder level',
}

/** What the next pack of a line would have been for. */
export function purposeWords(tier: string): string {
  return purposes[tier] ?? 'not said what for'
}

/** Lines that do not get all, the most urgent purpose first: `3 promised to customers, 12 below the reorder level`. */
export function missingWords(missing: readonly Purpose[]): string {
  return missing.map(({ tier, lines }) => `${counted(lines, 'line')} ${purposeWords(tier)}`).join(', ')
}

/** What is counted and what is weighed beside each other, never in one figure: `48 units, 6 kg`. */
export function amountWords({ eaches, grams }: Amount): string {
  const words = [...(eaches !== 0 ? [counted(rounded(eaches), 'unit')] : []), ...(grams !== 0 ? [units(grams, 'GRAM')] : [])]
  return words.join(', ') || 'nothing'
}

/** Sales that are expected to be lost, as far as they are worth a word: `2.4 units, 0.3 kg`. */
export function lostWords({ eaches, grams }: { eaches: number; grams: number }): string {
  const words = [...(eaches >= 0.05 ? [`${brief(rounded(eaches))} ${rounded(eaches) === 1 ? 'unit' : 'units'}`] : []), ...(grams >= 1 ? [units(Math.round(grams), 'GRAM')] : [])]
  return words.join(', ') || 'none'
}

/** The case packs that a wave takes at most: for which there is room, and which the hands pick; undefined for no bound. */
export function mostCases({ cases, hands, casesPerHand }: WaveBounds): number | undefined {
  const picked = hands != null && casesPerHand != null ? hands * casesPerHand : undefined
  const bounds = [cases ?? undefined, picked].filter((bound) => bound !== undefined)
  return bounds.length === 0 ? undefined : Math.min(...bounds)
}

/** The bounds as they were typed, nothing for none; a sentence where they are none. */
export function boundsOf(typed: Readonly<Record<keyof WaveBounds, string>>): WaveBounds | string {
  const bounds: Record<string, number> = {}
  for (const [name, text] of Object.entries(typed)) {
    if (text.trim() === '') continue
    if (!/^\d{1,8}$/.test(text.trim()) || Number(text) < 1) return 'Each bound must be a whole number, 1 and up, or empty for none.'
    bounds[name] = Number(text)
  }
  if ((bounds['hands'] === undefined) !== (bounds['casesPerHand'] === undefined)) return 'Say both how many people pick and how many case packs each of them picks, or neither.'
  return bounds as WaveBounds
}

/** What would still save a line, as one does it: at once by a button, or on the picker's page. */
type Saving = { words: string; send: { to: string; body: unknown; done: string } } | { words: string; go: string } | undefined

export function savingOf(gln: string, line: Pick<Endangered, 'deed' | 'orderLine' | 'store' | 'wave'>): Saving {
  const at = `/api/dcs/${gln}`
  switch (line.deed) {
    case 'PULL_FORWARD':
      return { words: 'Pull it forward', send: { to: `${at}/${pullAddress(line.orderLine)}`, body: { reason: 'it would miss its 24 hours' }, done: 'It goes with the next wave.' } }
    case 'RELEASE_WAVE':
      return { words: 'Release a wave for its store', send: { to: `${at}/waves`, body: { stores: [line.store] }, done: 'A wave for its store is released; pick it now.' } }
    case 'DESPATCH_NOW':
      return line.wave == null ? undefined : { words: 'Despatch it', send: { to: `${at}/despatches`, body: { wave: line.wave, store: line.store }, done: 'It has left.' } }
    case 'PICK_NOW':
    case 'ANOTHER_LOCATION':
      return line.wave == null ? undefined : { words: line.deed === 'PICK_NOW' ? 'Pick it' : 'Pick it elsewhere', go: `/dc/${gln}/pick/${line.wave}` }
    default:
      return undefined
  }
}

/** Under its center's address, where an order line written order/line is pulled forward. */
export function pullAddress(orderLine: string): string {
  const slash = orderLine.lastIndexOf('/')
  return `lines/${encodeURIComponent(orderLine.slice(0, slash))}/${orderLine.slice(slash + 1)}/pull-forward`
}

/** The chance of 0 to 1 to be late, as one says it: never certain where it is not. */
export function lateWords(chance: number): string {
  if (chance >= 1) return 'certainly late'
  return `late ${Math.min(99, Math.max(1, Math.round(chance * 100)))} %`
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
