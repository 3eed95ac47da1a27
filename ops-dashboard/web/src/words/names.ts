const orderStatus: Record<string, string> = {
  PLACED: 'Placed',
  OPEN: 'Placed',
  IN_WAVE: 'In its wave',
  PICKING: 'Picking',
  PICKED: 'Picked',
  DESPATCHED: 'On the road',
  BACK_ORDERED: 'Back-ordered',
  PART_RECEIVED: 'Partly in',
  RECEIVED: 'Received',
  CANCELLED: 'Cancelled',
}

const stockState: Record<string, string> = {
  NEGATIVE: 'Below zero',
  OUT_OF_STOCK: 'Out of stock',
  ON_ORDER: 'Out, on order',
  LOW: 'Low',
  IN_STOCK: 'In stock',
  NOT_KEPT: 'Not kept',
}

const missCause: Record<string, string> = {
  TILL_LATE: 'a till reported late',
  DC_HAD_NOTHING: 'the DC had nothing',
  STAND_IN_HAD_NOTHING: 'the stand-in had nothing, the stopped DC had',
  SHORT_PICK: 'not found where the DC looked',
  SUBSTITUTED: 'another item went in its place',
  HELD: 'the item was blocked',
  ORDERED_LATE: 'ordered too late',
  NO_WAVE_IN_TIME: 'no wave leaves in time',
  NOT_DESPATCHED: 'did not leave the DC in time',
  PARTLY_RECEIVED: 'only a part was received',
  DID_NOT_COME: 'the store says that it will not come',
  ON_THE_ROAD: 'left in time, received late or not yet',
}

/** What went wrong first with a line that was missed. */
export function causeWords(cause: string): string {
  return missCause[cause] ?? sentenceCase(cause)
}

const shortWhy: Record<string, string> = {
  EMPTY: 'its place was empty',
  NOT_FOUND: 'it was not found',
  DAMAGED: 'what was there was broken',
}

/** Why a pick was short, so that another item went. */
export function shortWords(why: string): string {
  return shortWhy[why] ?? 'it was short'
}

export function sentenceCase(name: string): string {
  const words = name.replaceAll('_', ' ').toLowerCase().replace(/\bdc\b/g, 'DC')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A reason in people's own words, or the name of a usual one: `END_OF_SEASON` as `end of season`. */
export function reasonWords(reason: string): string {
  return /^[A-Z]+(_[A-Z]+)*$/.test(reason) ? sentenceCase(reason).toLowerCase() : reason
}

/** A placed line whose cut-off has passed is in its lane's wave. */
export function statusWords(status: string, cutOffAt: string | null | undefined, now: number): string {
  const waiting = status === 'PLACED' || status === 'OPEN'
  if (waiting && cutOffAt && Date.parse(cutOffAt) <= now) return 'In its wave'
  return orderStatus[status] ?? sentenceCase(status)
}

export function stateWords(state: string): string {
  return stockState[state] ?? sentenceCase(state)
}

/** The state of an order line as planning knows it. */
export function lineStatusWords(status: string): string {
  return status === 'MISSING' ? 'Did not come' : (orderStatus[status] ?? sentenceCase(status))
}
