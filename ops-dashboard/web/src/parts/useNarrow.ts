import { useEffect, useState } from 'react'

const narrow = '(max-width: 760px)'

/** Whether the window is as narrow as a telephone's, as the styles have it. */
export function useNarrow(): boolean {
  const [is, setIs] = useState(() => window.matchMedia(narrow).matches)
  useEffect(() => {
    const media = window.matchMedia(narrow)
    const change = () => setIs(media.matches)
    media.addEventListener('change', change)
    return () => media.removeEventListener('change', change)
  }, [])
  return is
}
