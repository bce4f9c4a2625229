import { writeHtmlReport } from './html-report.ts'
import { writeJunitReport } from './junit-report.ts'
import { writeMarkdownReport } from './markdown-report.ts'
import type { ReportDocument } from './report-document.ts'

/** The formats, by the end of the file's name. */
export const REPORT_WRITERS: Readonly<Record<string, (document: ReportDocument) => string>> = {
  '.html': writeHtmlReport,
  '.md': writeMarkdownReport,
  '.xml': writeJunitReport,
}
