import type { Me } from '../api/types'
import { WaitingButton } from './WaitingButton'
import { PersonMenu } from './PersonMenu'
import { ServicesMenu } from './ServicesMenu'
import { Link } from '../frame/Link'
import { Nav } from '../frame/Nav'
import { toggleTheme } from '../parts/theme'
import { dayOf, speedWords, timeOfDay } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { useLive } from '../live/stream'
import { count } from '../words/numbers'

type Props = { me: Me; words: string; onWords: (words: string) => void; onApprovals: () => void }

export function Header({ me, words, onWords, onApprovals }: Props) {
  return (
    <header className="top">
      <Link className="brand" to="/" aria-label="Restock">
        <img src="/favicon.svg" alt="" width="26" height="26" />
        <span>Restock</span>
      </Link>
      <Nav me={me} />
      <BusinessClock />
      <SearchBox words={words} onWords={onWords} />
      {me.may.includes('READ_APPROVALS') && <WaitingButton onOpen={onApprovals} />}
      <ServicesMenu />
      <PersonMenu me={me} />
      <button type="button" className="icon" onClick={toggleTheme} aria-label="Light or dark" title="Light or dark">
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
        </svg>
      </button>
    </header>
  )
}

function BusinessClock() {
  const now = useBusinessNow()
  const zone = useZone()
  const clock = useLive((live) => live.figures?.clock)
  if (now === undefined || !clock) return <div className="clock">connecting…</div>
  return (
    <div className="clock" title={`Business time in ${zone}`}>
      <time className="clock-time" dateTime={new Date(now).toISOString()}>
        {timeOfDay(now, zone)}
      </time>
      <span className="clock-day">{dayOf(now, zone)}</span>
      {clock.speed !== 1 && (
        <span className="speed" title={`At full speed a business day takes ${count(86_400 / clock.speed)} seconds`}>
          {speedWords(clock)}
        </span>
      )}
    </div>
  )
}

function SearchBox({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  return (
    <div className="search-box" role="search">
      <svg viewBox="0 0 20 20" width="15" height="15" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path d="m13 13 4 4" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
      <input
        data-search
        type="search"
        value={words}
        placeholder="Search live stock: item, brand, category or number"
        aria-label="Search live stock"
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onWords('')}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  )
}
