import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Found, Me, Places } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { type Command, fitting, itemCommands, partCommands, placeCommands } from './commands'
import { linksOf } from './pages'
import { go, whereNow } from './router'

const seldom = 60_000
const kinds = { page: 'Page', part: 'Part', center: 'Center', store: 'Store', item: 'Item' } as const

/** Ctrl K: to a page, a center, a store or an item by some letters of it. */
export function CommandBox({ me, onClose }: { me: Me; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const box = useRef<HTMLDialogElement>(null)
  const asked = encodeURIComponent(words.trim())
  const places = useAnswer<Places>(`/api/places?limit=20&q=${asked}`, seldom)
  const items = useAnswer<Found>(me.may.includes('SEARCH') && words.trim().length > 1 ? `/api/search?q=${asked}` : undefined, seldom)
  const pages = linksOf(me).map((link): Command => ({ id: link.to, kind: 'page', title: link.title, to: link.to }))
  const found = [...fitting([...pages, ...partCommands(me, whereNow().path), ...placeCommands(places.value)], words), ...itemCommands(items.value?.hits ?? []).slice(0, 6)]
  useEffect(() => {
    box.current?.showModal()
  }, [])
  const open = (command: Command | undefined) => {
    if (!command) return
    onClose()
    go(command.to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))))
      event.preventDefault()
    } else if (event.key === 'Enter') {
      open(found[at])
      event.preventDefault()
    }
  }
  return (
    <dialog ref={box} className="command-box" aria-label="Go to" onClose={onClose} onKeyDown={press}>
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={found[at] && `command-${at}`}
        aria-label="Go to a page, a part of it, a center, store or item"
        placeholder="Page, part, center, store or item"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
      />
      <ul id="commands" role="listbox" aria-label="Where one can go">
        {found.map((command, place) => (
          <li key={command.id} id={`command-${place}`} role="option" aria-selected={place === at} onClick={() => open(command)} onMouseMove={() => setAt(place)}>
            <span className="grow">{command.title}</span>
            <span className="faint code">{command.under}</span>
            <span className="kind">{kinds[command.kind]}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">{places.loading ? 'Looking…' : 'Nothing is called so.'}</p>}
    </dialog>
  )
}
