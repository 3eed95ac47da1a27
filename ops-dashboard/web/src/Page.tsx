import { useState } from 'react'
import { ApprovalsPanel } from './panels/ApprovalsPanel'
import { Header } from './panels/Header'
import { DemandPanel } from './panels/DemandPanel'
import { ExceptionsPanel } from './panels/ExceptionsPanel'
import { FiguresStrip } from './panels/FiguresStrip'
import { OrdersPanel } from './panels/OrdersPanel'
import { PromisePanel } from './panels/PromisePanel'
import { SearchView } from './panels/SearchView'
import { SidePanel } from './panels/SidePanel'
import { StockPanel } from './panels/StockPanel'
import { Troubles } from './panels/Troubles'
import type { Me } from './api/types'
import type { Opened } from './parts/opened'

/** What stands beside the tables: an item at a store, or a panel of its own. */
type Beside = Opened | 'promise' | 'approvals'

/** The one page. Whatever is opened, from any table, opens in the same side panel. */
export function Page({ me }: { me: Me }) {
  const [beside, setBeside] = useState<Beside>()
  const opened = typeof beside === 'object' ? beside : undefined
  const close = () => setBeside(undefined)
  const [words, setWords] = useState('')
  return (
    <div className="page">
      <Header me={me} words={words} onWords={setWords} onApprovals={() => setBeside('approvals')} />
      <Troubles />
      <FiguresStrip onPromise={() => setBeside('promise')} />
      <main className={beside ? 'main with-side' : 'main'}>
        {words.trim() === '' ? (
          <div className="grid">
            <StockPanel onOpen={setBeside} opened={opened} />
            <OrdersPanel onOpen={setBeside} opened={opened} />
            <div className="column">
              {me.may.includes('READ_DC_ORDERS') && <DemandPanel />}
              <ExceptionsPanel onOpen={setBeside} />
            </div>
          </div>
        ) : (
          <SearchView words={words.trim()} onOpen={setBeside} opened={opened} onClose={() => setWords('')} />
        )}
        {opened && <SidePanel opened={opened} onOpen={setBeside} onClose={close} />}
        {beside === 'promise' && <PromisePanel onOpen={setBeside} onClose={close} />}
        {beside === 'approvals' && <ApprovalsPanel onClose={close} />}
      </main>
    </div>
  )
}
