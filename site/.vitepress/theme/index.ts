import type { Theme } from 'vitepress'
import theme from 'vitepress/theme-without-fonts'
import { onMounted } from 'vue'
import OpenapiViewer from './openapi-viewer.vue'
import './style.css'

/** A section of the sidebar is a button around its caret, which is one itself: a screen reader is told of the inner one alone. */
function nameOneButton(): void {
  for (const section of document.querySelectorAll('.VPSidebarItem > .item[role="button"]')) {
    section.removeAttribute('role')
    section.removeAttribute('tabindex')
  }
}

export default {
  extends: theme,
  enhanceApp({ app }) {
    app.component('OpenapiViewer', OpenapiViewer)
  },
  setup() {
    onMounted(nameOneButton)
  },
} satisfies Theme
