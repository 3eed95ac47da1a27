import { useState } from 'react'
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

/** The one page. Whatever is opened, from any table, opens in the same side panel. */
export function Page({ me }: { me: Me }) {
  const [opened, setOpened] = useState<Opened>()
  const [promiseOpened, setPromiseOpened] = useState(false)
  const open = (place: Opened | undefined, promise = false) => {
    setOpened(place)
    setPromiseOpened(promise)
  }
  const [words, setWords] = useState('')
  return (
    <div className="page">
      <Header me={me} words={words} onWords={setWords} />
      <Troubles />
      <FiguresStrip onPromise={() => open(undefined, true)} />
      <main className={opened || promiseOpened ? 'main with-side' : 'main'}>
        {words.trim() === '' ? (
          <div className="grid">
            <StockPanel onOpen={open} opened={opened} />
            <OrdersPanel onOpen={open} opened={opened} />
            <div className="column">
              {me.may.includes('READ_DC_ORDERS') && <DemandPanel />}
              <ExceptionsPanel onOpen={open} />
            </div>
          </div>
        ) : (
          <SearchView words={words.trim()} onOpen={open} opened={opened} onClose={() => setWords('')} />
        )}
        {opened && <SidePanel opened={opened} onOpen={open} onClose={() => open(undefined)} />}
        {promiseOpened && <PromisePanel onOpen={open} onClose={() => open(undefined)} />}
      </main>
    </div>
  )
}
