/**
 * What a scanner sent or a person typed: a GTIN of any length, one with its symbology prefix, a GS1 element string with or without parentheses, a digital link, or an SSCC.
 * The services read numbers by the same rules (Scan in contracts); here it is done where there may be no network.
 */
export type Scan = { gtin?: string; sscc?: string; grams?: number; count: number; lot?: string; bestBefore?: string }

const symbology = /^\][A-Za-z][0-9A-Za-z]/
const gaps = /[\s\u00a0\u202f-]/g
const separator = '\u001d'
const speltSeparator = /<GS>|\{GS\}|<FNC1>|\{FNC1\}|\^|␝/gi

/** Lengths of values that need no separator behind them, and of their identifiers, by its first two digits (GS1 General Specifications, 7.8.5-2). */
const fixed: Record<string, [identifier: number, value: number]> = {
  '00': [2, 18], '01': [2, 14], '02': [2, 14], '03': [2, 14], '11': [2, 6], '12': [2, 6], '13': [2, 6], '15': [2, 6], '16': [2, 6], '17': [2, 6],
  '20': [2, 2], '31': [4, 6], '32': [4, 6], '33': [4, 6], '34': [4, 6], '35': [4, 6], '36': [4, 6], '41': [3, 13],
}
const threeDigits = ['23', '24', '25', '40', '42', '71']
const fourDigits = ['39', '43', '70', '72', '80', '81']

/** The scan; undefined if it is no number of an item or of a despatched unit. */
export function readScan(typed: string): Scan | undefined {
  const code = typed.trim()
  const text = code.replace(symbology, '').trim()
  const digits = text.replace(gaps, '')
  if (/^\d+$/.test(digits)) {
    const number = code.startsWith(']E3') && digits.length > 13 ? digits.slice(0, 13) : digits
    const gtin = gtinOf(number)
    if (gtin) return { gtin, count: 1 }
    if (number.length === 18 && holds(number)) return { sscc: number, count: 1 }
  }
  const link = /^[a-z]+:\/\/[^/]+\/(?:.*\/)?(01|00)\/(\d{8,18})(?:[/?#]|$)/i.exec(text)
  const elements = link ? { [link[1]!]: link[2]! } : text.startsWith('(') || text.startsWith('[') ? shown(text) : /^\d\d.{14}/.test(text) ? scanned(text) : undefined
  return elements && ofElements(elements)
}

/** The one form in which an item's number is kept, GTIN-14; undefined where its check digit is wrong. */
export function gtinOf(digits: string): string | undefined {
  if (!/^\d+$/.test(digits) || ![8, 12, 13, 14].includes(digits.length)) return undefined
  const whole = digits.length === 8 && isUpce(digits) ? upca(digits) : digits
  const padded = whole.padStart(14, '0')
  const isLabel = /^(02|002)/.test(padded) && padded.endsWith('000000')
  return holds(padded) || isLabel ? padded : undefined
}

/** Whether the last digit is the check digit of those before it. */
export function holds(digits: string): boolean {
  const sum = [...digits.slice(0, -1)].toReversed().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1))
}

/** Eight digits that begin with 0 are UPC-E where that holds; those that begin with 1 only where they are no EAN-8. */
function isUpce(digits: string): boolean {
  if (digits.startsWith('0')) return holds(upca(digits))
  return digits.startsWith('1') && !holds(digits) && holds(upca(digits))
}

function upca(upce: string): string {
  const [system, body, check] = [upce[0]!, upce.slice(1, 7), upce[7]!]
  const last = body[5]!
  if ('012'.includes(last)) return system + body.slice(0, 2) + last + '0000' + body.slice(2, 5) + check
  if (last === '3') return system + body.slice(0, 3) + '00000' + body.slice(3, 5) + check
  if (last === '4') return system + body.slice(0, 4) + '00000' + body[4] + check
  return system + body.slice(0, 5) + '0000' + last + check
}

type Elements = Record<string, string>

function shown(text: string): Elements | undefined {
  const elements: Elements = {}
  for (const [, identifier, value] of text.matchAll(/[([](\d{2,4})[)\]]\s*([^([]*)/g)) elements[identifier!] = value!.trim().replace(fixed[identifier!.slice(0, 2)] ? / /g : /$^/, '')
  return Object.keys(elements).length > 0 ? elements : undefined
}

function scanned(given: string): Elements | undefined {
  const text = given.replace(speltSeparator, separator)
  const elements: Elements = {}
  for (let at = 0; at < text.length; ) {
    if (text[at] === separator) {
      at++
      continue
    }
    const first = text.slice(at, at + 2)
    const rule = fixed[first]
    const length = rule ? rule[0] : threeDigits.includes(first) ? 3 : fourDigits.includes(first) ? 4 : 2
    const from = at + length
    const end = text.indexOf(separator, from)
    const to = rule ? from + rule[1] : end < 0 ? text.length : end
    const value = text.slice(from, to)
    if (value === '' || (rule && value.length < rule[1])) return undefined
    elements[text.slice(at, from)] = value
    at = to
  }
  return elements
}

function ofElements(elements: Elements): Scan | undefined {
  const number = elements['01'] ?? elements['02'] ?? elements['03']
  const gtin = number === undefined ? undefined : gtinOf(number)
  const sscc = elements['00'] !== undefined && /^\d{18}$/.test(elements['00']) && holds(elements['00']) ? elements['00'] : undefined
  if (!gtin && !sscc) return undefined
  const grams = gramsOf(elements)
  const count = Number(elements['37'] ?? elements['30'] ?? 1)
  return { ...(gtin && { gtin }), ...(sscc && { sscc }), ...(grams && { grams }), ...lotOf(elements), count: Number.isInteger(count) && count > 0 ? count : 1 }
}

/** AI 10, and AI 17 or else 15 as a day such as 2026-12-31: of this century, and day 00 is the month's last. */
function lotOf(elements: Elements): Pick<Scan, 'lot' | 'bestBefore'> {
  const [lot, date] = [elements['10'], elements['17'] ?? elements['15']]
  if (!date || !/^\d{6}$/.test(date)) return lot ? { lot } : {}
  const [year, month, day] = [2_000 + Number(date.slice(0, 2)), Number(date.slice(2, 4)), Number(date.slice(4))]
  const at = new Date(Date.UTC(year, day === 0 ? month : month - 1, day))
  return { ...(lot && { lot }), bestBefore: at.toISOString().slice(0, 10) }
}

/** Net weight: AI 310n in kilograms, 320n in pounds; the last digit says how many decimals there are. */
function gramsOf(elements: Elements): number | undefined {
  for (const [identifier, value] of Object.entries(elements)) {
    const gramsEach = { '310': 1_000, '320': 453.59237 }[identifier.slice(0, 3)]
    if (gramsEach !== undefined && identifier.length === 4) return Math.round((Number(value) / 10 ** Number(identifier[3])) * gramsEach)
  }
  return undefined
}
