import type {
  ExceptionBatch,
  ExceptionRow,
  Figures,
  OpenOrders,
  OrderBatch,
  OrderRow,
  Second,
  Snapshot,
  StockBatch,
  StockRow,
} from '../api/types'

const stockKept = 1_000
const exceptionsKept = 200
const secondsKept = 300

export type Moved = 'stock' | 'orders' | 'exceptions'

/** All that the stream has brought, folded. Lists are newest first, except the seconds. */
export type LiveState = {
  connection: 'connecting' | 'open' | 'lost'
  figures?: Figures
  /** When this browser got the figures. */
  readAt: number
  seconds: readonly Second[]
  stock: readonly StockRow[]
  /** Events of the last batch beyond the rows shown. */
  notShown: number
  exceptions: readonly ExceptionRow[]
  orders: ReadonlyMap<string, OrderRow>
  /** Grows when the open orders should be asked for anew. */
  ordersMissed: number
  /** How often the stream has brought something of a kind: whoever shows it asks anew when it grows. */
  moved: Readonly<Record<Moved, number>>
  /** What panels could not get, by place. */
  troubles: ReadonlyMap<string, string>
}

export const nothingYet: LiveState = {
  connection: 'connecting',
  readAt: 0,
  seconds: [],
  stock: [],
  notShown: 0,
  exceptions: [],
  orders: new Map(),
  ordersMissed: 0,
  moved: { stock: 0, orders: 0, exceptions: 0 },
  troubles: new Map(),
}

function withMoved(state: LiveState, ...kinds: Moved[]): LiveState['moved'] {
  return kinds.reduce((moved, kind) => ({ ...moved, [kind]: moved[kind] + 1 }), state.moved)
}

/** What a panel lacks, or that it has it again. */
export function withTrouble(state: LiveState, place: string, sentence: string | undefined): LiveState {
  if (state.troubles.get(place) === sentence) return state
  const troubles = new Map(state.troubles)
  if (sentence) troubles.set(place, sentence)
  else troubles.delete(place)
  return { ...state, troubles }
}

type Verdict = { words: string; tone: 'good' | 'bad' | 'wait' }

/** Whether all is well: only when every service was asked and every panel has its answer. */
export function verdict(state: LiveState): Verdict {
  if (state.connection === 'lost') return { words: 'Not connected', tone: 'bad' }
  const asked = state.figures?.services.every((service) => service.standing !== 'NOT_ASKED')
  if (!state.figures || !asked) return { words: 'Connecting…', tone: 'wait' }
  const wrong = Math.max(state.figures.troubles.length, new Set(state.troubles.values()).size)
  if (wrong === 0) return { words: 'All is well', tone: 'good' }
  return { words: wrong === 1 ? '1 thing needs a look' : `${wrong} things need a look`, tone: 'bad' }
}

export function withSnapshot(state: LiveState, snapshot: Snapshot, readAt: number): LiveState {
  return {
    ...state,
    connection: 'open',
    figures: snapshot.figures,
    readAt,
    seconds: snapshot.seconds,
    stock: snapshot.stock.toReversed(),
    notShown: 0,
    exceptions: snapshot.exceptions,
    ordersMissed: state.ordersMissed + 1,
    moved: withMoved(state, 'stock', 'orders', 'exceptions'),
  }
}

export function withFigures(state: LiveState, figures: Figures, readAt: number): LiveState {
  const second = figures.sales.second
  const seconds = second ? [...state.seconds, second].slice(-secondsKept) : state.seconds
  return { ...state, figures, readAt, seconds }
}

export function withStock(state: LiveState, batch: StockBatch): LiveState {
  const stock = [...batch.rows.toReversed(), ...state.stock].slice(0, stockKept)
  return { ...state, stock, notShown: batch.notShown, moved: withMoved(state, 'stock') }
}

/** The latest word on an exception replaces the one before; a closed one goes. */
export function withExceptions(state: LiveState, batch: ExceptionBatch): LiveState {
  const said = new Map(batch.rows.map((row) => [identityOf(row), row]))
  const others = state.exceptions.filter((row) => !said.has(identityOf(row)))
  const open = [...said.values()].filter((row) => row.open).toReversed()
  return { ...state, exceptions: [...open, ...others].slice(0, exceptionsKept), moved: withMoved(state, 'exceptions') }
}

function identityOf(row: ExceptionRow): string {
  return `${row.kind} ${row.subject}`
}

export function withOpenOrders(state: LiveState, open: OpenOrders): LiveState {
  return { ...state, orders: new Map(open.lines.map((line) => [line.line, line])) }
}

export function withOrders(state: LiveState, batch: OrderBatch): LiveState {
  const orders = new Map(state.orders)
  for (const line of batch.placed) orders.set(line.line, line)
  for (const change of batch.changed) {
    const line = orders.get(change.line)
    if (change.closed) orders.delete(change.line)
    else if (line) orders.set(change.line, { ...line, status: change.status })
  }
  return { ...state, orders, ordersMissed: state.ordersMissed + (batch.notShown > 0 ? 1 : 0), moved: withMoved(state, 'orders') }
}

/** Despatches that their stores have not received; undefined until the distribution center has said it. */
export function underWayOf(figures: Figures | undefined): number | undefined {
  return figures?.services.find((service) => service.name === 'distribution-center')?.counts['despatchesUnderWay']
}
