type Theme = 'light' | 'dark'

const key = 'restock.theme'

function systemTheme(): Theme {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function chosen(): Theme | undefined {
  const kept = window.localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : undefined
}

/** The system decides until a person chooses. */
export function applyTheme(): void {
  const theme = chosen()
  if (theme) document.documentElement.dataset['theme'] = theme
}

export function toggleTheme(): void {
  const next: Theme = (chosen() ?? systemTheme()) === 'dark' ? 'light' : 'dark'
  window.localStorage.setItem(key, next)
  applyTheme()
}
