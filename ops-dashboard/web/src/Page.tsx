import { useState } from 'react'
import { Header } from './panels/Header'
import { DemandPanel } from './panels/DemandPanel'
import { ExceptionsPanel } from './panels/ExceptionsPanel'
import { FiguresStrip } from './panels/FiguresStrip'
import { OrdersPanel } from './panels/OrdersPanel'
import { SearchView } from './panels/SearchView'
import { SidePanel } from './panels/SidePanel'
import { StockPanel } from './panels/StockPanel'
import { Troubles } from './panels/Troubles'
import type { Opened } from './parts/opened'

/** The one page. Whatever is opened, from any table, opens in the same side panel. */
export function Page() {
  const [opened, setOpened] = useState<Opened>()
  const [words, setWords] = useState('')
  return (
    <div className="page">
      <Header words={words} onWords={setWords} />
      <Troubles />
      <FiguresStrip />
      <main className={opened ? 'main with-side' : 'main'}>
        {words.trim() === '' ? (
          <div className="grid">
            <StockPanel onOpen={setOpened} opened={opened} />
            <OrdersPanel onOpen={setOpened} opened={opened} />
            <div className="column">
              <DemandPanel />
              <ExceptionsPanel onOpen={setOpened} />
            </div>
          </div>
        ) : (
          <SearchView words={words.trim()} onOpen={setOpened} opened={opened} onClose={() => setWords('')} />
        )}
        {opened && <SidePanel opened={opened} onOpen={setOpened} onClose={() => setOpened(undefined)} />}
      </main>
    </div>
  )
}
