// Makes what the browser gets: one stylesheet, one script, two font files, the mark; each text also compressed. And the stylesheet
// of publications, which are written to a folder.
// Run by Cairn.csproj (Assets.targets) when something here or the lock file changes.
import { mkdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { compile } from 'sass'

const look = dirname(fileURLToPath(import.meta.url))
const modules = join(look, '../../../../../node_modules')
const out = join(look, '../../../wwwroot/assets')
const font = join(modules, '@fontsource-variable/atkinson-hyperlegible-next')

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const text = (name, content) => {
  writeFileSync(join(out, name), content)
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(content))
  writeFileSync(join(out, `${name}.gz`), gzipSync(content, { level: 9 }))
}

text('site.css', compile(join(look, 'site.scss'), { loadPaths: [modules], style: 'compressed' }).css)
text('publication.css', compile(join(look, 'publication-pages.scss'), { style: 'compressed' }).css)
text('site.js', buildSync({
  entryPoints: [join(look, 'site.js')],
  nodePaths: [modules],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  write: false,
}).outputFiles[0].text)
text('mark.svg', readFileSync(join(look, 'mark.svg')))
text('licences.txt', `${readFileSync(join(look, 'licences.txt'), 'utf8')}\n${readFileSync(join(font, 'LICENSE'), 'utf8')}`)
for (const range of ['latin', 'latin-ext'])
  copyFileSync(join(font, `files/atkinson-hyperlegible-next-${range}-wght-normal.woff2`), join(out, `hyperlegible-${range}.woff2`))
