import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'uplot/dist/uPlot.min.css'
import './styles/tokens.css'
import './styles/page.css'
import './styles/panels.css'
import './styles/tables.css'
import './styles/side.css'
import { listen } from './live/stream'
import { applyTheme } from './parts/theme'
import { Page } from './Page'

applyTheme()
listen()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
